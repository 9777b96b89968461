// Intervals beside each other on one scale, zero marked: left of it is better.

import { h } from "../dom.js";
import { signed } from "../format.js";

/**
 * rows: `{label, value, lower, upper, rule?, sure?}`, all in `unit`; `rule` draws a line above. An interval away from zero has
 * a colour, unless `sure` is false: then many comparisons were made, and it does not hold for all of them together.
 */
export function forest(rows, { unit = "%", places = 2, better = "← better", worse = "worse →" } = {}) {
  const known = rows.filter((row) => [row.value, row.lower, row.upper].every(Number.isFinite));
  if (!known.length) return null;
  const low = Math.min(0, ...known.map((row) => row.lower));
  const high = Math.max(0, ...known.map((row) => row.upper));
  const margin = Math.max(0.05, (high - low) * 0.06);
  const [start, span] = [low - margin, high - low + 2 * margin];
  const share = (value) => `${((value - start) / span * 100).toFixed(2)}%`;
  const cells = known.flatMap((row) => {
    const style = row.sure === false ? "" : row.upper < 0 ? "good" : row.lower > 0 ? "bad" : "";
    return [
      row.rule ? h("div", { class: "sep", "aria-hidden": "true" }) : null,
      h("div", { role: "row", class: "line" },
        h("div", { role: "rowheader" }, row.label),
        h("div", { class: `track ${style}`, "aria-hidden": "true" },
          h("i", { class: "zero", vars: { x: share(0) } }),
          h("i", { class: "ci", vars: { x: share(row.lower), w: `${((row.upper - row.lower) / span * 100).toFixed(2)}%` } }),
          h("i", { class: "pt", vars: { x: share(row.value) } })),
        h("div", { class: "value", role: "cell" }, h("span", {}, `${signed(row.value, places)} ${unit}`),
          h("small", {}, `${signed(row.lower, places)} … ${signed(row.upper, places)}`))),
    ];
  }).filter(Boolean);
  return h("div", { class: "card" }, h("div", { class: "forest", role: "table", "aria-label": "Changes with their 95 % intervals" }, cells,
    h("div", { class: "line ends", "aria-hidden": "true" }, h("div"), h("div", { class: "scale" }, h("span", {}, better), h("span", {}, worse)), h("div"))));
}
