// The one place where a charting library earns its four megabytes: hundreds of named dots that one wants to zoom into.
// Fetched only when asked for, from this server; null where it was not fetched at set-up.

import { h } from "../dom.js";

let library = null;

function fetchLibrary() {
  library ??= new Promise((resolve) => {
    const script = h("script", { src: "/assets/vendor/plotly.min.js" });
    script.addEventListener("load", () => resolve(window.Plotly ?? window.moduleName ?? null));
    script.addEventListener("error", () => { library = null; resolve(null); });
    document.head.append(script);
  });
  return library;
}

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** A scatter that zooms, or null. */
export async function openPlotly(players) {
  // Asked first, so that a missing library is an answer and not an error of the page.
  const there = await fetch("/assets/vendor/plotly.min.js", { method: "HEAD" }).then((answer) => answer.ok, () => false);
  const plotly = there ? await fetchLibrary() : null;
  if (!plotly) return null;
  const place = h("div", { class: "plotly-place", role: "img", "aria-label": "Players by their embeddings, with zoom and pan" });
  const draw = () => plotly.react(place, [{
    type: "scatter", mode: "markers", x: players.map((p) => p.x), y: players.map((p) => p.y), text: players.map((p) => p.player),
    hovertemplate: "%{text}<extra></extra>", marker: { size: 8, color: colour("--mark"), opacity: 0.75 },
  }], {
    margin: { l: 10, r: 10, t: 10, b: 10 }, height: 520, dragmode: "pan", hovermode: "closest",
    paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)", font: { color: colour("--soft") },
    xaxis: { showticklabels: false, gridcolor: colour("--grid"), zerolinecolor: colour("--grid") },
    yaxis: { showticklabels: false, gridcolor: colour("--grid"), zerolinecolor: colour("--grid") },
  }, { responsive: true, scrollZoom: true, displaylogo: false });
  // Its size is known only once it stands in the page.
  requestAnimationFrame(draw);
  addEventListener("themechange", () => { if (place.isConnected) draw(); });
  return place;
}
