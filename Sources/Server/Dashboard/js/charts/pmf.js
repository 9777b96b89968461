// The forecast distribution: how likely exactly k is, the 80 % interval shaded, the bars of "k or more" lit.

import { drawn } from "../stats.js";
import { percent } from "../format.js";
import { Plot, steps } from "./plot.js";

/** `marks`: `{q10, q90, median}`; `from`: bars from this k on are lit; `actual`: what came, or null. */
export function pmfPlot(pmf, marks, { width, height = 230, from = null, actual = null } = {}) {
  const length = Math.max(drawn(pmf), (marks?.q90 ?? 0) + 2, (actual ?? 0) + 2);
  const most = Math.max(...pmf) * 1.16;
  const plot = new Plot({ width, height, x: [-0.5, length - 0.5], y: [0, most], left: 40, bottom: 34, top: 20 });
  for (const step of steps(0, most, 4)) plot.horizontal(step, percent(step, step < 0.02 && step > 0 ? 1 : 0));
  if (marks) {
    const [a, b] = [plot.across(marks.q10 - 0.5), plot.across(marks.q90 + 0.5)];
    plot.add("rect", { x: a.toFixed(1), y: plot.top, width: (b - a).toFixed(1), height: height - plot.top - plot.bottom, class: "band" });
    plot.text((a + b) / 2, plot.top - 6, `80 %: ${marks.q10}–${marks.q90}`);
  }
  const gap = length > 40 ? 0.6 : 1.2;
  for (let k = 0; k < length; k += 1) {
    const lit = from === null || k >= from;
    plot.bar(k - 0.5, k + 0.5, pmf[k] ?? 0, { style: lit ? "bar" : "bar2", gap, title: `exactly ${k}: ${percent(pmf[k] ?? 0, 1)}` });
  }
  const every = [1, 2, 5, 10, 20].find((n) => length / n <= width / 34) ?? 50;
  for (let k = 0; k < length; k += every) plot.tick(k, String(k));
  if (marks) plot.vertical(marks.median, "median");
  if (actual !== null && actual !== undefined) {
    const x = plot.across(actual);
    const y = plot.down(pmf[actual] ?? 0) - 4;
    plot.add("path", { d: `M${x.toFixed(1)} ${y.toFixed(1)}l-5 -9h10z`, class: "came-mark" }, `what came: ${actual}`);
  }
  return plot.svg;
}
