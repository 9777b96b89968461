// A drawing that is made again whenever its place gets wider or narrower, so that text in it keeps its size on a phone
// and on a wall.

import { h, replace } from "../dom.js";

/** `draw(width)` gives an SVG element; `label` is what a reader hears who cannot see it. */
export function figure(label, draw, { height = 200, style = "" } = {}) {
  const place = h("div", { class: `figure ${style}`, vars: { height: `${height}px` } });
  let width = 0;
  const make = () => {
    const svg = draw(width);
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", label);
    replace(place, svg);
  };
  place.redraw = () => { if (width) make(); };
  const watcher = new ResizeObserver(([entry]) => {
    const wide = Math.round(entry.contentRect.width);
    if (!wide || wide === width) return;
    width = wide;
    make();
  });
  watcher.observe(place);
  return place;
}
