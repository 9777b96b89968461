// One window in words, and all of them in a table.

import { forest } from "../charts/forest.js";
import { facts } from "../controls.js";
import { h } from "../dom.js";
import { bytes, count, day, duration, fixed, instant, money, percent, season } from "../format.js";
import { command } from "../states.js";
import { STATS } from "../stats.js";
import { table } from "../table.js";
import { kindOf, stateWord, yearsOf } from "./timeline.js";

const TAG = { trained: "good", stale: "warn", missing: "warn", corrupt: "bad" };

export function stateTag(state) {
  return h("span", { class: `tag ${TAG[state] ?? ""}` }, stateWord(state));
}

export function kindTag(kind) {
  return kind === "simulated" ? h("span", { class: "tag sim" }, "simulated") : kind === "real" ? h("span", { class: "tag" }, "real") : "–";
}

/** What blending the neural half in was measured to change, target by target; or why there is none. */
function network(window) {
  const verdicts = window.networks ?? Object.fromEntries((window.network?.verdicts ?? []).map((verdict) => [verdict.target, verdict]));
  const rows = [...STATS, "minutes"].filter((target) => verdicts[target]).map((target) => {
    const { change, lower, upper, isKept, share } = verdicts[target];
    return { label: `${target}: ${isKept ? `share ${percent(share)}` : "left out"}`, value: change * 100, lower: lower * 100, upper: upper * 100 };
  });
  if (!rows.length) return window.network?.reason && h("p", { class: "small neural" }, h("span", { class: "soft" }, "Neural half: "), window.network.reason);
  return h("details", {}, h("summary", {}, "What its neural half brings"),
    h("p", { class: "soft small" }, "Change of the error against trees alone, on rows neither had seen, with its 95 % interval over game dates. Where it brings nothing it is left out."), forest(rows));
}

function errorOf(window, stat) {
  const found = window.stats?.[stat];
  return found?.state === "abstains" ? "abstains" : fixed(found?.mae, 3);
}

export function windowCard(window) {
  const [first, last] = yearsOf(window.id);
  return h("section", { class: "card window-card", "aria-label": `Window ${window.id}` },
    h("div", { class: "row" }, h("h2", {}, window.id), stateTag(window.state), kindTag(kindOf(window)),
      h("span", { class: "soft small" }, `seasons ${season(first)} to ${season(last)}`)),
    window.reason && h("p", { class: "flag" }, window.reason),
    facts([
      ...STATS.map((stat) => [`${stat}, MAE`, errorOf(window, stat)]),
      ["rows", count(window.rows)], ["features", count(window.features)], ["size", bytes(window.bytes)],
      ["training time", duration(window.seconds)], ["cost", money(window.cost)],
      window.trainedAt && ["trained", instant(window.trainedAt)], 
    ]),
    network(window),
    ["missing", "stale", "corrupt"].includes(window.state) && command(`fullcourt windows train --only ${window.id}`));
}

export function windowsTable(windows) {
  return table([
    { label: "window", text: true, cell: (w) => h("span", { class: "nowrap" }, w.id), sort: (w) => w.id },
    { label: "state", text: true, cell: (w) => stateTag(w.state), sort: (w) => w.state },
    { label: "data", text: true, cell: (w) => kindTag(kindOf(w)), sort: (w) => kindOf(w) },
    { label: "rows", cell: (w) => count(w.rows), sort: (w) => w.rows, down: true },
    { label: "features", cell: (w) => count(w.features), sort: (w) => w.features, down: true },
    ...STATS.map((stat) => ({
      label: stat, cell: (w) => errorOf(w, stat), sort: (w) => w.stats?.[stat]?.mae, kind: (w) => (w.stats?.[stat]?.state === "abstains" ? "soft" : ""),
    })),
    { label: "size", cell: (w) => bytes(w.bytes), sort: (w) => w.bytes, down: true },
    { label: "time", cell: (w) => duration(w.seconds), sort: (w) => w.seconds, down: true },
    { label: "cost", cell: (w) => money(w.cost), sort: (w) => Number(w.cost), down: true },
    { label: "trained", cell: (w) => (w.trainedAt ? day(w.trainedAt.slice(0, 10), { weekday: false }) : "–"), sort: (w) => w.trainedAt },
  ], windows, { caption: "The 27 windows", by: 0, down: true });
}
