// The timeline: a column a window, each a button, with its state, data, rows and errors as marks under each other.

import { h, s } from "../dom.js";
import { count, fixed } from "../format.js";
import { STATS } from "../stats.js";

// First seasons of what the league recorded: why early windows abstain.
const RECORDED = [["1947", "points, assists", 1], ["1951", "rebounds, a year later minutes", 2], ["1974–78", "steals, blocks, turnovers", 1], ["1980", "threes", 2], ["1997", "plus-minus", 1]];
const GLYPH = { trained: "M3 8.5l3.2 3.2L13 4.5", missing: "M4 8h8", stale: "M8 3v6M8 12v.6", corrupt: "M4 4l8 8M12 4l-8 8", training: "M8 3a5 5 0 1 1-5 5" };
const WORDS = { trained: "trained", missing: "not trained", stale: "stale", corrupt: "damaged", training: "training now" };

export const stateWord = (state) => WORDS[state] ?? state;
export const yearsOf = (id) => id.split("-").map(Number);
export const kindOf = (window) => window.data ?? window.kind ?? null;

export function timeline(windows, onSelect) {
  const mostRows = Math.max(1, ...windows.map((w) => w.rows || 0));
  const mostError = Object.fromEntries(STATS.map((stat) => [stat, Math.max(0.01, ...windows.map((w) => w.stats?.[stat]?.mae ?? 0))]));
  const columns = new Map();
  let states = new Map(windows.map((w) => [w.id, w.state]));

  function column(window, index) {
    const button = h("button", {
      type: "button", class: `win ${kindOf(window) ?? ""}`, "aria-pressed": "false", tabindex: index === windows.length - 1 ? "0" : "-1", data: { id: window.id },
      "aria-label": spoken(window), on: { click: () => select(window.id, true) },
    },
    h("span", { class: "year" }, window.id.slice(0, 4)),
    cell(window.state, kindOf(window)),
    h("span", { class: "lane" }, h("i", { class: "rows", vars: { h: `${((window.rows || 0) / mostRows * 100).toFixed(1)}%` } })),
    STATS.map((stat) => lane(window.stats?.[stat], mostError[stat])));
    columns.set(window.id, button);
    return button;
  }

  function select(id, told = false) {
    for (const [key, node] of columns) {
      node.setAttribute("aria-pressed", String(key === id));
      node.tabIndex = key === id ? 0 : -1;
    }
    if (told) onSelect(windows.find((w) => w.id === id));
  }

  function move(event) {
    const keys = { ArrowRight: 1, ArrowLeft: -1, Home: -99, End: 99 };
    const step = keys[event.key];
    const at = windows.findIndex((w) => columns.get(w.id) === document.activeElement);
    if (!step || at < 0) return;
    event.preventDefault();
    const next = windows[Math.max(0, Math.min(windows.length - 1, at + step))];
    select(next.id, true);
    columns.get(next.id).focus();
  }

  const grid = h("div", { class: "timeline", role: "group", "aria-label": "Windows of the league; arrow keys move between them", on: { keydown: move } },
    h("div", { class: "labels", "aria-hidden": "true" }, h("span", { class: "year" }, "from"), h("span", { class: "cell" }, "state"),
      h("span", { class: "lane" }, "rows"), STATS.map((stat) => h("span", { class: "lane" }, stat, h("small", {}, "MAE")))),
    windows.map(column));
  const wide = h("div", { class: "timeline-scroll" }, eras(), grid);
  // The newest windows are what is read first on a narrow screen.
  requestAnimationFrame(() => { wide.scrollLeft = wide.scrollWidth; });

  /** New states from the server's events; true when one became trained, so that there are figures to fetch. */
  function apply(fresh) {
    let finished = false;
    for (const [id, state] of Object.entries(fresh)) {
      if (!columns.has(id) || states.get(id) === state) continue;
      if (state === "trained") finished = true;
      states.set(id, state);
      const window = windows.find((w) => w.id === id);
      columns.get(id).querySelector(".cell").replaceWith(cell(state, kindOf(window)));
      columns.get(id).setAttribute("aria-label", spoken({ ...window, state }));
    }
    return finished;
  }

  let busy = null;
  /** Marks the window that is being trained now; null for none. */
  function training(id) {
    if (id === busy) return;
    for (const [each, mark] of [[busy, false], [id, true]]) {
      const window = windows.find((w) => w.id === each);
      if (window) columns.get(each).querySelector(".cell").replaceWith(cell(mark ? "training" : states.get(each), kindOf(window)));
    }
    busy = id;
  }

  return { node: h("div", { class: "card timeline-card" }, wide, legend()), select, apply, training };
}

function cell(state, kind) {
  return h("span", { class: `cell ${state} ${kind ?? ""}`, title: stateWord(state) },
    s("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" }, s("path", { d: GLYPH[state] ?? GLYPH.missing })));
}

function lane(stat, most) {
  if (stat?.state === "abstains") return h("span", { class: "lane none", title: "abstains: its era did not record it" }, h("em", {}, "abst."));
  if (typeof stat?.mae !== "number") return h("span", { class: "lane none" });
  return h("span", { class: "lane" }, h("i", { vars: { h: `${(stat.mae / most * 100).toFixed(1)}%` } }), h("em", {}, fixed(stat.mae, 2)));
}

function spoken(window) {
  const errors = STATS.map((stat) => {
    const found = window.stats?.[stat];
    return found?.state === "abstains" ? `${stat} abstains` : typeof found?.mae === "number" ? `${stat} error ${fixed(found.mae, 2)}` : null;
  }).filter(Boolean).join(", ");
  return `${window.id}, ${stateWord(window.state)}, ${kindOf(window) ?? "no"} data, ${count(window.rows)} rows. ${errors}`;
}

/** What began to be recorded when, above the columns where it began. */
function eras() {
  return h("div", { class: "eras", "aria-hidden": "true" }, RECORDED.map(([season, what, row]) =>
    h("span", { vars: { col: String(2 + Math.floor((parseInt(season, 10) - 1947) / 3)), row: String(row) } }, h("b", {}, season), ` ${what}`)));
}

function legend() {
  const entry = (style, text) => h("li", {}, h("i", { class: `cell ${style}` }), text);
  return h("ul", { class: "legend windows-legend" }, entry("trained real", "trained on real games"), entry("trained simulated", "trained on simulated games"),
    entry("stale", "stale: its games or settings changed"), entry("missing", "not trained"), entry("corrupt", "damaged"),
    h("li", {}, "abst.: abstains, its era did not record the stat"));
}
