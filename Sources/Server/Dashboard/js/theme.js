// Light or dark: the system's wish until the reader chooses, then his.

import { replace, s } from "./dom.js";

const wish = matchMedia("(prefers-color-scheme: dark)");
const current = () => document.documentElement.dataset.theme ?? (wish.matches ? "dark" : "light");

const SUN = "M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM10 1.8v1.7M10 16.5v1.7M1.8 10h1.7M16.5 10h1.7M4.2 4.2l1.2 1.2M14.6 14.6l1.2 1.2M4.2 15.8l1.2-1.2M14.6 5.4l1.2-1.2";
const MOON = "M16.5 11.8A7 7 0 0 1 8.2 3.5a7 7 0 1 0 8.3 8.3z";

export function startTheme(button) {
  const draw = () => {
    const dark = current() === "dark";
    button.setAttribute("aria-label", dark ? "Use the light theme" : "Use the dark theme");
    button.title = dark ? "Light" : "Dark";
    replace(button, s("svg", { viewBox: "0 0 20 20", "aria-hidden": "true" }, s("path", { d: dark ? SUN : MOON })));
  };
  button.addEventListener("click", () => {
    const next = current() === "dark" ? "light" : "dark";
    document.documentElement.dataset.theme = next;
    try {
      localStorage.setItem("fullcourt.theme", next);
    } catch {
      // Then the choice lasts as long as the page.
    }
    draw();
    dispatchEvent(new CustomEvent("themechange"));
  });
  wish.addEventListener("change", () => { draw(); dispatchEvent(new CustomEvent("themechange")); });
  draw();
}
