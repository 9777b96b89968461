// Players where their embeddings lie: dots with names on hover, a search, and zoom by wheel, drag, keys and buttons.

import { field } from "../controls.js";
import { h, say } from "../dom.js";
import { folded } from "../sort.js";
import { figure } from "./figure.js";
import { Plot } from "./plot.js";

const HEIGHT = 440;

/** The whole range of some values, with a margin. */
function whole(values) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return [low - (high - low) * 0.04, high + (high - low) * 0.04];
}

export function playerMap(players) {
  const full = { x: whole(players.map((p) => p.x)), y: whole(players.map((p) => p.y)) };
  let view = { ...full };
  let wanted = "";
  let drawing = null;
  const hits = (player) => wanted.length > 1 && folded(player.player).includes(wanted);
  const inside = (p) => p.x >= view.x[0] && p.x <= view.x[1] && p.y >= view.y[0] && p.y <= view.y[1];

  const plot = figure(`${players.length} players by the first two directions of their embeddings`, (width) => {
    drawing = new Plot({ width, height: HEIGHT, ...view, left: 8, right: 8, top: 8, bottom: 8 });
    const seen = players.filter(inside);
    // Close up there is room for names.
    const named = seen.length <= 40;
    for (const p of seen) {
      const hit = hits(p);
      drawing.dot(p.x, p.y, { radius: hit ? 5.5 : named ? 4 : 3.2, style: hit ? "dot" : "faint", title: p.player });
    }
    const labels = named ? seen : seen.filter(hits).slice(0, 15);
    for (const p of labels) {
      const right = drawing.across(p.x) > width * 0.75;
      drawing.text(drawing.across(p.x) + (right ? -8 : 8), drawing.down(p.y) + 4, p.player, { anchor: right ? "end" : "start", style: "halo" });
    }
    return drawing.svg;
  }, { height: HEIGHT, style: "zooms" });

  /** Scales the view by `factor` around a point of the drawing given in shares of its sides. */
  function zoom(factor, at = [0.5, 0.5]) {
    const scaled = ([low, high], share, limit) => {
      const span = Math.min((high - low) * factor, limit[1] - limit[0]);
      const middle = low + (high - low) * share;
      const start = Math.max(limit[0], Math.min(limit[1] - span, middle - span * share));
      return [start, start + span];
    };
    view = { x: scaled(view.x, at[0], full.x), y: scaled(view.y, 1 - at[1], full.y) };
    plot.redraw();
  }

  function pan(dx, dy) {
    const moved = ([low, high], by, limit) => {
      const step = Math.max(limit[0] - low, Math.min(limit[1] - high, by * (high - low)));
      return [low + step, high + step];
    };
    view = { x: moved(view.x, dx, full.x), y: moved(view.y, dy, full.y) };
    plot.redraw();
  }

  gestures(plot, zoom, pan);
  const button = (label, text, run) => h("button", { type: "button", class: "quiet", "aria-label": label, on: { click: run } }, text);
  const search = field("Show a player", { type: "search", autocomplete: "off" }, (text) => {
    wanted = folded(text.trim());
    plot.redraw();
    if (wanted.length > 1) say(`${players.filter(hits).length} shown`);
  });
  return h("div", { class: "card map" }, h("div", { class: "tools" }, search, h("div", { class: "grow" }),
    button("Zoom in", "+", () => zoom(0.6)), button("Zoom out", "−", () => zoom(1 / 0.6)), button("Show all", "All", () => { view = { ...full }; plot.redraw(); })), plot);
}

/** Wheel (with Ctrl, so that the page still scrolls), drag, and the keys + − and arrows once the map has the focus. */
function gestures(place, zoom, pan) {
  place.tabIndex = 0;
  place.setAttribute("role", "group");
  place.setAttribute("aria-label", "Map of players; plus and minus zoom, arrows move");
  place.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && document.activeElement !== place) return;
    event.preventDefault();
    const box = place.getBoundingClientRect();
    zoom(event.deltaY < 0 ? 0.85 : 1 / 0.85, [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height]);
  }, { passive: false });
  let from = null;
  place.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "touch") return;
    from = [event.clientX, event.clientY];
    place.setPointerCapture(event.pointerId);
  });
  place.addEventListener("pointermove", (event) => {
    if (!from) return;
    const box = place.getBoundingClientRect();
    pan((from[0] - event.clientX) / box.width, (event.clientY - from[1]) / box.height);
    from = [event.clientX, event.clientY];
  });
  for (const end of ["pointerup", "pointercancel"]) place.addEventListener(end, () => { from = null; });
  const keys = { "+": () => zoom(0.7), "=": () => zoom(0.7), "-": () => zoom(1 / 0.7), ArrowLeft: () => pan(-0.15, 0), ArrowRight: () => pan(0.15, 0), ArrowUp: () => pan(0, 0.15), ArrowDown: () => pan(0, -0.15) };
  place.addEventListener("keydown", (event) => {
    if (!keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
}
