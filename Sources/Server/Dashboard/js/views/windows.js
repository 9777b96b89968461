// The 27 windows: a timeline of the league with each window's state, error, size, time and cost, and the training that runs.

import { get } from "../api.js";
import { pageHead, section, simulatedFlag, tiles } from "../controls.js";
import { h, replace } from "../dom.js";
import { bytes, count, duration, money } from "../format.js";
import { follow, now } from "../live.js";
import { load } from "../states.js";
import { progressCard } from "../parts/progress.js";
import { timeline } from "../parts/timeline.js";
import { windowCard, windowsTable } from "../parts/window-facts.js";

export const title = "Windows";

export function show({ root, signal }) {
  const head = h("div");
  const progress = h("div");
  const place = h("div");
  replace(root, pageHead("The league, 1947 to 2026", "27 windows",
    "One model for each block of three seasons, trained on exactly its own. The meta-learner V4 needs all of them and speaks about tonight."),
  head, progress, place);
  replace(progress, progressCard(signal));
  let drawn = null;
  const refetch = () => get("/v1/windows", { signal });
  load(place, refetch, (report) => {
    drawn = body(report);
    if (now.windows) drawn.apply(now.windows);
    drawn.training(busy());
    return drawn.nodes;
  }, { signal, lines: 8, tall: true });
  // A window that was trained brings figures of its own: all are asked again, quietly.
  follow("windows", async () => {
    if (!drawn || !now.windows) return;
    if (!drawn.apply(now.windows)) return;
    try {
      drawn = body(await refetch());
      drawn.training(busy());
      replace(place, drawn.nodes);
    } catch {
      // The banner tells when the server is gone; what is shown stays.
    }
  }, signal);
  follow("progress", () => drawn?.training(busy()), signal);
}

/** The window that the running step trains, if it trains one. */
function busy() {
  return /\b\d{4}-\d{4}\b/.exec(now.progress?.step ?? "")?.[0] ?? null;
}

function body(report) {
  const windows = report.windows ?? [];
  const chart = timeline(windows, (window) => replace(detail, windowCard(window)));
  const latest = windows.filter((w) => w.state === "trained").at(-1) ?? windows.at(-1);
  const detail = h("div", { "aria-live": "polite" }, latest && windowCard(latest));
  if (latest) chart.select(latest.id);
  const kinds = new Set(windows.map((w) => w.data ?? w.kind).filter(Boolean));
  const sum = (value) => windows.reduce((total, w) => total + (value(w) || 0), 0);
  const rowsOf = (kind) => sum((w) => ((w.data ?? w.kind) === kind ? w.rows : 0));
  const trained = windows.filter((w) => w.state === "trained").length;
  const nodes = [
    kinds.size === 1 && kinds.has("simulated") && simulatedFlag(),
    tiles([
      [`${trained} of ${windows.length}`, "windows trained"],
      // Real and simulated never add up.
      ...["real", "simulated"].map((kind) => rowsOf(kind) > 0 && [count(rowsOf(kind)), `${kind} player-games learned from`]),
      [duration(sum((w) => w.seconds)), "of training"],
      [bytes(sum((w) => w.bytes)), "on disk"],
      [money(sum((w) => Number(w.cost))), "spent on them"],
    ]),
    chart.node, detail,
    section("Every window", "MAE: mean absolute error on the window’s own last dates, which no tree was grown on, in points, rebounds, assists and "
      + "threes a game. Eras differ in how much is scored, so these do not rank windows; how good forecasts are stands under Evidence.",
    windowsTable(windows)),
  ];
  return { nodes, apply: chart.apply, training: chart.training };
}
