// Why a forecast is what it is: what groups of features added and took away, what the windows and the league model said and
// how much each was listened to, what V4's components changed. All in the stat's own unit, and it adds up to the forecast.

import { h } from "../dom.js";
import { fixed, percent, signed } from "../format.js";
import { notes } from "../controls.js";
import { bars } from "../charts/bars.js";
import { empty } from "../states.js";
import { table } from "../table.js";

const SHOWN = 10;

/** `answer`: what `explain` gives, of all stats; one is shown. */
export function explanation(answer, stat) {
  const part = answer.stats?.[stat] ?? null;
  if (!part) return empty(`No explanation of ${stat}`, "The models abstain on it.");
  return [
    h("div", { class: "panels why" }, groups(part, stat, answer.typicalOf), h("div", { class: "stack" }, steps(part, stat), blend(part.blend, stat))),
    notes(answer.notes),
  ];
}

/** Contributions by group of features; each opens to its features. */
function groups(part, stat, typicalOf) {
  const found = part.contributions;
  if (!found?.groups?.length) return h("div", { class: "panel" }, h("h3", {}, "Features"), h("p", { class: "soft" }, "No contributions are given."));
  const list = found.groups.slice();
  if (found.networks) list.push({ title: "networks of the windows", contribution: found.networks, features: [] });
  const most = Math.max(1e-9, ...list.map((group) => Math.abs(group.contribution)));
  return h("div", { class: "panel" }, h("h3", {}, `What moved it, in ${stat}`),
    h("p", { class: "soft small" }, `From ${fixed(found.base, 2)}, what the trees say of nobody in particular, to ${fixed(found.total, 2)}, the blend. Open a group for its features.`),
    h("div", { class: "groups" }, list.slice(0, SHOWN).map((group) => groupLine(group, most, typicalOf)),
      list.length > SHOWN && others(list.slice(SHOWN), most, typicalOf)));
}

/** What moved it little, folded into one line. */
function others(list, most, typicalOf) {
  const sum = list.reduce((total, group) => total + group.contribution, 0);
  return h("details", {}, h("summary", {}, `${list.length} other groups, ${signed(sum, 2)} together`), list.map((group) => groupLine(group, most, typicalOf)));
}

function groupLine(group, most, typicalOf) {
  const width = Math.abs(group.contribution) / most * 50;
  const from = group.contribution < 0 ? 50 - width : 50;
  const head = [h("span", { class: "name" }, group.title ?? group.group),
    h("span", { class: "rail", "aria-hidden": "true" }, h("i", { class: group.contribution < 0 ? "less" : "more", vars: { x: `${from.toFixed(2)}%`, w: `${Math.max(width, 0.4).toFixed(2)}%` } })),
    h("span", { class: "amount" }, signed(group.contribution, 2))];
  if (!group.features?.length) return h("div", { class: "group plain" }, head);
  return h("details", { class: "group" }, h("summary", {}, head), table([
    { label: "feature", text: true, cell: (f) => h("span", { title: f.formula }, f.name) },
    { label: "his", cell: (f) => amount(f.value) },
    { label: "typical", title: typicalOf, cell: (f) => amount(f.typical) },
    { label: "moved it by", cell: (f) => signed(f.contribution, 2) },
  ], group.features.slice(0, 10), { caption: `Features of ${group.title ?? group.group}`, card: false }),
  group.features.length > 10 && h("p", { class: "soft small" }, `and ${group.features.length - 10} others that moved it less`));
}

function amount(value) {
  if (typeof value !== "number") return "–";
  return fixed(value, Number.isInteger(value) || Math.abs(value) >= 100 ? 0 : 2);
}

/** From the blend to the forecast. */
function steps(part, stat) {
  if (!part.steps?.length) return null;
  return h("div", { class: "panel" }, h("h3", {}, "From the blend to the forecast"),
    table([
      { label: "step", text: true, wrap: true, cell: (s) => [s.title ?? s.step, s.note && h("small", { class: "soft block" }, s.note)] },
      { label: "added", cell: (s) => (s.step === "blend" ? "" : s.share === 0 ? "off" : signed(s.added, 2)), kind: (s) => (s.share === 0 ? "soft" : "") },
      { label: stat, cell: (s) => fixed(s.value, 2) },
    ], part.steps.filter((step) => step.step !== "floor" || step.added !== 0), { caption: `From the blend to the forecast of ${stat}`, card: false }));
}

/** Who was listened to: the league model and the windows, with what each said. */
function blend(found, stat) {
  if (!found) return null;
  const speaking = (found.windows ?? []).filter((w) => w.state === "speaks" && w.share > 0).sort((a, b) => b.share - a.share);
  const silent = (found.windows ?? []).filter((w) => w.state !== "speaks").length;
  const rows = speaking.slice(0, 8).map((w) => ({
    label: w.window, note: `says ${fixed(w.calibrated ?? w.median, 1)}`, value: w.share, text: percent(w.share, 1), style: "blue",
  }));
  if (found.league) rows.unshift({ label: "league model", note: `says ${fixed(found.league.median, 1)}`, value: found.league.share, text: percent(found.league.share, 1) });
  const rest = speaking.slice(8).reduce((sum, w) => sum + w.share, 0);
  if (rest > 0) rows.push({ label: `${speaking.length - 8} other windows`, value: rest, text: percent(rest, 1), style: "plain" });
  return h("div", { class: "panel" }, h("h3", {}, "Who was listened to"),
    h("p", { class: "soft small" }, `Shares of the blend and what each said, in ${stat}, on today’s level. The league model is one booster over the last ten seasons.`),
    bars(rows, { label: "Shares of the blend" }),
    silent > 0 && h("p", { class: "soft small" }, `${silent} of the 27 windows abstain or may not be seen from that season.`));
}
