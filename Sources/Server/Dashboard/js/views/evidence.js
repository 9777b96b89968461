// How good the forecasts were, beside the baselines, and how sure that is.

import { get } from "../api.js";
import { notes, pageHead, select, simulatedFlag, tiles } from "../controls.js";
import { h, replace } from "../dom.js";
import { count, day, instant, season } from "../format.js";
import { remember } from "../router.js";
import { empty, load } from "../states.js";
import { ablationSection } from "../parts/ablation.js";
import { calibration } from "../parts/calibration.js";
import { cohorts } from "../parts/cohorts.js";
import { against, leaderboard } from "../parts/leaderboard.js";
import { models } from "../parts/models.js";

export const title = "Evidence";

export function show({ root, query, signal }) {
  const place = h("div");
  const ablation = h("div");
  replace(root, pageHead("Evidence", "How good the forecasts were",
    "On seasons no model had seen: models as of the day before the season, features as of each game. Smaller errors are better; nothing here is shown without the simple rules beside it."),
  place, ablation);
  load(place, () => get("/v1/backtests", { signal }), (list) => choose(list.backtests ?? [], query.get("backtest"), signal), { signal, lines: 8, tall: true });
  ablationSection(ablation, signal);
}

function choose(list, wanted, signal) {
  if (!list.length) {
    return empty("No backtest yet", "Evidence is made by a walk-forward backtest; until then nothing is claimed.", "fullcourt backtest --seasons 2025 --prepare");
  }
  const place = h("div");
  const fetchOne = (id) => {
    const entry = list.find((b) => String(b.id) === id);
    // Older backtests kept their figures only.
    if (entry.whole === false) return replace(place, summaryOnly(entry));
    return load(place, () => get(`/v1/backtests/${encodeURIComponent(id)}`, { signal }), (report) => page(report, entry), { signal, lines: 8, tall: true });
  };
  const first = list.find((b) => String(b.id) === wanted) ?? list.find((b) => b.whole !== false) ?? list[0];
  const options = list.map((b) => [String(b.id), `${(b.seasons ?? []).map(season).join(", ")} · ${b.variant}${b.simulated ? " · simulated" : ""}${b.whole === false ? " · summary" : ""} · ${instant(b.madeAt)}`]);
  fetchOne(String(first.id));
  return [h("div", { class: "tools" }, select("Backtest", options, String(first.id), (id) => { remember({ backtest: id }); fetchOne(id); })), place];
}

function summaryOnly(entry) {
  const rows = (entry.summary ?? []).map((row) => ({ ...row, pool: "A" }));
  return [entry.simulated && simulatedFlag(), h("p", { class: "soft" }, "Of this backtest only the summary was kept; run it again for comparisons, calibration and cohorts."),
    (entry.seasons ?? []).map((s) => leaderboard(rows.filter((row) => row.season === s), entry.seasons.length > 1 ? ` ${season(s)}` : ""))];
}

function page(report, entry) {
  const facts = report.facts ?? [];
  const simulated = facts.some((f) => f.simulated) || entry?.simulated;
  return [
    simulated && simulatedFlag(),
    tiles([
      ...facts.map((f) => [count(f.poolA), `player-games of ${season(f.season)} in pool A: at least 10 earlier games`]),
      ...facts.map((f) => [count(f.poolB), "in pool B: all who played"]),
      [report.variant, report.variant === "lineup" ? "variant: knows who is in" : "variant: knows no line-up"],
      ...facts.map((f) => [`look ${f.looks}`, `at season ${season(f.season)} in this workspace`]),
      ...facts.map((f) => [day(f.cutOff, { weekday: false }), "last day any model knew"]),
    ]),
    ...(report.seasons ?? []).flatMap((s) => seasonParts(report, s)),
    h("details", {}, h("summary", {}, "How this was measured"), notes(report.notes)),
  ];
}

function seasonParts(report, s) {
  const several = (report.seasons ?? []).length > 1 ? ` ${season(s)}` : "";
  const of = (rows) => (rows ?? []).filter((row) => row.season === s);
  return [
    leaderboard(of(report.results), several), against(of(report.comparisons), several), calibration(of(report.calibration), several),
    cohorts(of(report.cohorts), several), models((report.models ?? []).find((m) => m.season === s), several),
  ];
}
