// Who was how good, and how sure the differences are.

import { choice, section } from "../controls.js";
import { h, replace } from "../dom.js";
import { count, fixed } from "../format.js";
import { STATS } from "../stats.js";
import { table } from "../table.js";
import { forest } from "../charts/forest.js";

const RULES = ["last5", "last10", "seasonMean", "ewma6", "rateTimesMinutes"];
const NAMES = {
  v4: "V4", stack: "stack: windows and league", bestWindow: "best single window", equalWindows: "mean of the windows", booster10: "booster10: ten seasons",
  last5: "mean of last 5", last10: "mean of last 10", seasonMean: "season mean", ewma6: "EWMA, half-life 6", rateTimesMinutes: "rates × minutes", market: "closing line",
};
export const modelName = (key) => NAMES[key] ?? key;

const MEASURES = [["maeInt", "error"], ["crps", "CRPS"], ["rmse", "RMSE"], ["bias", "bias"], ["coverage80", "coverage"]];
const MEANINGS = {
  maeInt: "Mean absolute error of forecasts rounded to whole numbers, in the stat’s own unit; smaller is better.",
  crps: "CRPS of the whole distribution, in the stat’s own unit; smaller is better.",
  rmse: "Root mean square error of the mean forecast; smaller is better.",
  bias: "Mean of forecast less outcome; nearer to zero is better.",
  coverage80: "Share of outcomes in the middle 80 % of the forecast distribution, those on its edge in part; .800 is perfect. The interval of whole numbers holds more.",
};
const badness = { bias: Math.abs, coverage80: (v) => Math.abs(v - 0.8) };

export function leaderboard(rows, several) {
  if (!rows.length) return null;
  let pool = "A";
  let measure = "maeInt";
  const measures = MEASURES.filter(([key]) => rows.some((row) => typeof row[key] === "number"));
  const pools = ["A", "B"].filter((key) => rows.some((row) => row.pool === key));
  const place = h("div");
  const lead = h("p", { class: "soft" });
  const draw = () => {
    const shown = rows.filter((row) => row.pool === pool);
    const models = [...new Set(shown.map((row) => row.model))];
    const value = (model, stat) => shown.find((row) => row.model === model && row.stat === stat)?.[measure] ?? null;
    const cost = (v) => (v === null ? Infinity : (badness[measure] ?? ((x) => x))(v));
    const best = Object.fromEntries(STATS.map((stat) => [stat, Math.min(...models.map((m) => cost(value(m, stat))))]));
    const n = shown[0]?.n;
    lead.textContent = `${MEANINGS[measure]} Pool ${pool}: ${pool === "A" ? "players with at least ten earlier games of the season" : "everybody who played"}${n ? `, n = ${count(n)}` : ""}.`;
    replace(place, table([
      { label: "model", text: true, cell: (m) => modelName(m), sort: (m) => modelName(m) },
      ...STATS.map((stat) => ({
        label: stat, cell: (m) => fixed(value(m, stat), 3), sort: (m) => cost(value(m, stat)),
        kind: (m) => (value(m, stat) !== null && cost(value(m, stat)) === best[stat] ? "best" : ""),
      })),
    ], models, { caption: `Leaderboard, ${measure}, pool ${pool}`, own: (m) => m === "v4" }));
  };
  draw();
  return section(`Beside the baselines${several}`, null,
    h("div", { class: "tools" }, choice("Measure", measures, measure, (m) => { measure = m; draw(); }),
      pools.length > 1 && choice("Pool", pools.map((key) => [key, `pool ${key}`]), pool, (p) => { pool = p; draw(); })), lead, place);
}

export function against(rows, several) {
  const own = rows.filter((row) => row.model === "v4" && row.pool === "A");
  if (!own.length) return null;
  let measure = "maeInt";
  const place = h("div");
  const draw = () => {
    const shown = own.filter((row) => row.measure === measure);
    const line = (row, label) => ({ label, value: row.relative * 100, lower: row.relativeLower * 100, upper: row.relativeUpper * 100, sure: !(row.pHolm >= 0.05) });
    const means = shown.filter((row) => !STATS.includes(row.stat)).sort((a, b) => b.relative - a.relative);
    const part = (name, lines) => lines.length > 0 && [h("h3", { class: "lead" }, name), forest(lines)];
    // Each part on its own scale: beside the simple rules the differences between learned models could not be seen.
    replace(place,
      part("Learned models, mean of the four stats", means.filter((row) => !RULES.includes(row.baseline)).map((row) => line(row, modelName(row.baseline)))),
      part("booster10, the fair opponent, stat by stat", shown.filter((row) => row.baseline === "booster10" && STATS.includes(row.stat)).map((row) => line(row, row.stat))),
      part("Simple rules, mean of the four stats", means.filter((row) => RULES.includes(row.baseline)).map((row) => line(row, modelName(row.baseline)))));
  };
  draw();
  return section(`Against the others${several}`,
    "Change of V4’s error in percent on the same rows, with its 95 % interval over game dates. An interval that crosses zero proves nothing; "
      + "one that has a colour holds after Holm’s correction for all these comparisons (p below 0.05).",
    h("div", { class: "tools" }, choice("Measured by", [["maeInt", "error"], ["crps", "CRPS"]], measure, (m) => { measure = m; draw(); })), place);
}
