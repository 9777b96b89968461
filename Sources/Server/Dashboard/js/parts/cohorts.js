// Where the forecasts are better, and where not: by what was known of a player before the game.

import { choice, section } from "../controls.js";
import { h, replace } from "../dom.js";
import { count, fixed, signedPercent } from "../format.js";
import { STATS } from "../stats.js";
import { table } from "../table.js";

// Below a section on pool A: the rows of those with little behind them are in pool B only.
function little(rows, several) {
  const own = rows.filter((row) => row.pool === "B" && row.cohort === "past" && row.model === "v4");
  if (!own.length) return null;
  const groups = [...new Set(own.map((row) => row.group))];
  const of = (group, stat) => own.find((row) => row.group === group && row.stat === stat);
  return section(`With little to go by${several}`,
    "Share of outcomes in the middle 80 % of V4's distributions, those on its edge in part (.800 is perfect), and the interval's mean width, by the games there were to forecast from. Pool B.",
    table([
      { label: "games before", text: true, cell: (group) => group },
      { label: "player-games", cell: (group) => count(of(group, STATS[0])?.n) },
      ...STATS.flatMap((stat) => [
        { label: `${stat} covered`, cell: (group) => fixed(of(group, stat)?.coverage80, 3) },
        { label: "width", cell: (group) => fixed(of(group, stat)?.width80, 1) },
      ]),
    ], groups, { caption: "Coverage and width of intervals by the games before" }));
}

const TITLES = { minutes: "expected minutes", scoring: "usual points", experience: "experience" };

export function cohorts(rows, several) {
  const own = rows.filter((row) => row.pool === "A" && row.cohort !== "month" && row.model === "v4");
  if (!own.length) return little(rows, several);
  let stat = "points";
  const place = h("div");
  const draw = () => {
    const list = own.filter((row) => row.stat === stat).map((row) => ({ ...row, fair: other(rows, row, "booster10"), simple: other(rows, row, "ewma6") }));
    const change = (row, base) => (base ? row.maeInt / base.maeInt - 1 : null);
    const tone = (value) => (value === null ? "" : value < 0 ? "good" : value > 0 ? "bad" : "");
    replace(place, table([
      { label: "group", text: true, cell: (row) => [h("span", { class: "soft" }, `${TITLES[row.cohort] ?? row.cohort}: `), row.group], sort: (row) => `${row.cohort} ${row.group}` },
      { label: "player-games", cell: (row) => count(row.n), sort: (row) => row.n, down: true },
      { label: "V4 error", cell: (row) => fixed(row.maeInt, 3), sort: (row) => row.maeInt, down: true },
      { label: "EWMA error", cell: (row) => fixed(row.simple?.maeInt, 3), sort: (row) => row.simple?.maeInt, down: true },
      { label: "against EWMA", cell: (row) => signedPercent(change(row, row.simple), 1), sort: (row) => change(row, row.simple), kind: (row) => tone(change(row, row.simple)) },
      { label: "booster10 error", cell: (row) => fixed(row.fair?.maeInt, 3), sort: (row) => row.fair?.maeInt, down: true },
      { label: "against booster10", cell: (row) => signedPercent(change(row, row.fair), 1), sort: (row) => change(row, row.fair), kind: (row) => tone(change(row, row.fair)) },
      { label: "bias", cell: (row) => fixed(row.bias, 2), sort: (row) => row.bias, down: true },
    ], list, { caption: `Errors of ${stat} by group` }));
  };
  draw();
  return [section(`Where it is better, and where not${several}`,
    "By what was known before the game, pool A. Without intervals: small groups move by chance.",
    h("div", { class: "tools" }, choice("Stat", STATS.map((s) => [s, s]), stat, (s) => { stat = s; draw(); })), place), little(rows, several)];
}

function other(rows, row, model) {
  return rows.find((each) => each.model === model && each.pool === row.pool && each.stat === row.stat && each.cohort === row.cohort && each.group === row.group) ?? null;
}
