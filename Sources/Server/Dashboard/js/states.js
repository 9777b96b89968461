// The states a part of a page can be in besides showing its figures: loading, empty, refused, failed.

import { Problem } from "./api.js";
import { h, replace, say } from "./dom.js";

/** Grey bars where figures will stand. */
export function bones(lines = 3, tall = false) {
  return h("div", { class: "loading", "aria-busy": "true" },
    h("span", { class: "unseen" }, "Loading"),
    tall && h("div", { class: "bone tall" }),
    Array.from({ length: lines }, () => h("div", { class: "bone", "aria-hidden": "true" })));
}

/** A command to copy. */
export function command(text) {
  const button = h("button", { type: "button", "aria-label": `Copy: ${text}` }, "Copy");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = "Copied";
      say("Copied");
    } catch {
      button.textContent = "Select it";
    }
  });
  return h("div", { class: "command" }, h("code", {}, text), button);
}

const isCommand = (text) => /^(fullcourt|make|FULLCOURT_)/.test(text);

/** What to do: a command to copy, or words. */
export function advice(text) {
  return isCommand(text) ? command(text) : h("p", {}, text);
}

/** Nothing to show, said plainly. */
export function empty(title, text, action) {
  return h("div", { class: "state" }, h("p", { class: "title" }, title), text && h("p", { class: "soft" }, text), action && advice(action));
}

/** A problem: what, why, what was expected and what to do. 503 is not a failure but a thing not done yet. */
export function problem(error, retry) {
  const known = error instanceof Problem ? error : new Problem({ code: "page", title: "This part of the page failed", detail: String(error?.message ?? error) });
  // The banner says it once for the whole page.
  if (known.code === "network") {
    return h("div", { class: "state", role: "alert" }, h("div", { class: "row" }, h("span", {}, "Not loaded: the server does not answer."),
      retry && h("button", { class: "quiet", type: "button", on: { click: retry } }, "Try again")));
  }
  const waiting = known.status === 503;
  return h("div", { class: `state ${waiting ? "wait" : "wrong"}`, role: waiting ? null : "alert" },
    h("p", { class: "title" }, known.title || "Something went wrong"),
    known.detail && known.detail !== known.title && h("p", {}, known.detail),
    known.expected && h("dl", {}, h("dt", {}, "expected"), h("dd", {}, known.expected)),
    known.action && h("div", {}, h("p", { class: "soft small" }, "What to do"), advice(known.action)),
    h("div", { class: "row" },
      retry && h("button", { class: "quiet", type: "button", on: { click: retry } }, "Try again"),
      known.code && h("span", { class: "soft small" }, `${known.code}${known.status ? ` · ${known.status}` : ""}`)));
}

/** Fills `place`: grey bars, then what `draw` makes of what `fetchIt` brings, or the problem with a way to try again. */
export async function load(place, fetchIt, draw, { signal, lines = 4, tall = false } = {}) {
  replace(place, bones(lines, tall));
  place.setAttribute("aria-busy", "true");
  try {
    const value = await fetchIt();
    if (signal?.aborted) return;
    replace(place, await draw(value));
  } catch (error) {
    if (signal?.aborted || error.name === "AbortError") return;
    if (!(error instanceof Problem)) console.error(error);
    const again = () => load(place, fetchIt, draw, { signal, lines, tall });
    // A server that has just started is still reading its model: it is asked again without the reader's help.
    if (error.code === "server.loading") setTimeout(() => { if (!signal?.aborted && place.isConnected) again(); }, 2000);
    replace(place, error.code === "server.loading" ? [h("p", { class: "soft", role: "status" }, "The server is loading the model; this takes some seconds."), bones(lines, tall)] : problem(error, again));
  } finally {
    place.removeAttribute("aria-busy");
  }
}
