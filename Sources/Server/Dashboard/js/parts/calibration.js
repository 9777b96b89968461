// Whether a probability means what it says: where outcomes fell, what was said against what came, coverage by minutes.

import { section } from "../controls.js";
import { h } from "../dom.js";
import { count, fixed, percent } from "../format.js";
import { table } from "../table.js";
import { figure } from "../charts/figure.js";
import { Plot } from "../charts/plot.js";

export function calibration(rows, several) {
  const own = rows.filter((row) => row.model === "v4" && row.pool === "A");
  const list = own.length ? own : rows.filter((row) => row.pool === "A" && row.model === rows[0].model);
  if (!list.length) return null;
  return [
    section(`Probabilities of k or more${several}`, "What was said against what came to pass; on the diagonal a probability means what it says. Whiskers: two "
      + "standard errors of independent rows, which these are not quite.", h("div", { class: "panels" }, list.filter((r) => r.reliability).map(reliability))),
    section(`Calibration${several}`, "Where outcomes fell in the forecast distributions. Flat at 10 % is right; a hump says too wide, a bowl too narrow.",
      h("div", { class: "panels" }, list.filter((r) => r.transform?.length).map(transform))),
    section(`Coverage by minutes${several}`, "Share of outcomes in the middle 80 % of the forecast distribution, those on its edge in part, by minutes expected; .800 is perfect.", coverage(list)),
  ];
}

function panel(title, note, drawing) {
  return h("div", { class: "panel" }, h("h3", {}, title), drawing, h("p", { class: "soft small" }, note));
}

function transform(row) {
  const most = Math.max(0.14, Math.max(...row.transform) * 1.1);
  const far = Math.max(...row.transform.map((v) => Math.abs(v - 0.1)));
  return panel(row.stat, `farthest from flat: ${fixed(far * 100, 1)} points`, figure(`Histogram of where outcomes fell, ${row.stat}`, (width) => {
    const plot = new Plot({ width, height: 180, x: [0, 1], y: [0, most], left: 36 });
    row.transform.forEach((share, bin) => plot.bar(bin / 10, (bin + 1) / 10, share, { style: "dot2", title: `${bin * 10}–${bin * 10 + 10} %: ${percent(share, 1)} of outcomes` }));
    plot.horizontal(0.1, "10 %", "ref");
    for (const tick of [0, 0.5, 1]) plot.tick(tick, String(tick * 100));
    plot.caption("place in the distribution, %");
    return plot.svg;
  }, { height: 180 }));
}

function reliability(row) {
  const bins = row.reliability.bins.filter((bin) => bin.n > 0);
  const total = bins.reduce((sum, bin) => sum + bin.n, 0);
  const distance = bins.reduce((sum, bin) => sum + bin.n * Math.abs(bin.forecast - bin.observed), 0) / Math.max(1, total);
  return panel(row.stat, `mean distance ${fixed(distance * 100, 2)} points, Brier ${fixed(row.reliability.brier, 4)}`,
    figure(`Said against came, ${row.stat}`, (width) => {
      const plot = new Plot({ width, height: 230, x: [0, 1], y: [0, 1] });
      for (const grid of [0, 0.5, 1]) {
        plot.horizontal(grid, String(grid * 100));
        plot.tick(grid, String(grid * 100));
      }
      plot.segment(0, 0, 1, 1, "ref");
      const most = Math.max(...bins.map((bin) => bin.n));
      bins.slice(1).forEach((bin, i) => plot.segment(bins[i].forecast, bins[i].observed, bin.forecast, bin.observed, "path"));
      for (const bin of bins) {
        const error = 2 * Math.sqrt(Math.max(0, bin.observed * (1 - bin.observed)) / bin.n);
        plot.segment(bin.forecast, Math.max(0, bin.observed - error), bin.forecast, Math.min(1, bin.observed + error), "err");
        plot.dot(bin.forecast, bin.observed, { radius: 2.5 + 3 * Math.sqrt(bin.n / most), title: `said ${percent(bin.forecast, 1)}, came ${percent(bin.observed, 1)}, n ${count(bin.n)}` });
      }
      plot.caption("said, % — came, % (upward)");
      return plot.svg;
    }, { height: 230 }));
}

function coverage(rows) {
  const groups = [...new Set(rows.flatMap((row) => (row.tiers ?? []).map((tier) => tier.group)))];
  const of = (row, group) => row.tiers?.find((tier) => tier.group === group)?.coverage80 ?? null;
  return table([
    { label: "stat", text: true, cell: (row) => row.stat },
    ...groups.map((group) => ({
      label: `${group} min`, cell: (row) => fixed(of(row, group), 3),
      kind: (row) => (of(row, group) === null ? "" : Math.abs(of(row, group) - 0.8) <= 0.05 ? "good" : "bad"),
    })),
  ], rows, { caption: "Coverage of the middle 80 % by expected minutes" });
}
