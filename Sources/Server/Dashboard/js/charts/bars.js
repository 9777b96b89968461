// Bars beside names, to the right and to the left of zero: contributions, counts, shares.

import { h } from "../dom.js";

/** rows: `{label, note?, value, text, style?}`. Diverging when any value is below zero. */
export function bars(rows, { label }) {
  const most = Math.max(1e-9, ...rows.map((row) => Math.abs(row.value)));
  const both = rows.some((row) => row.value < 0);
  return h("ul", { class: `bars${both ? " both" : ""}`, "aria-label": label }, rows.map((row) => {
    const width = Math.abs(row.value) / most * (both ? 50 : 100);
    const from = both ? (row.value < 0 ? 50 - width : 50) : 0;
    return h("li", {},
      h("span", { class: "name" }, row.label, row.note && h("small", {}, row.note)),
      h("span", { class: "rail", "aria-hidden": "true" },
        h("i", { class: row.style ?? (row.value < 0 ? "less" : "more"), vars: { x: `${from.toFixed(2)}%`, w: `${Math.max(width, 0.4).toFixed(2)}%` } })),
      h("span", { class: "amount" }, row.text));
  }));
}
