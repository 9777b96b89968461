// Why a forecast is what it is: what the features added and took away, which windows were listened to, what each component
// of V4 changed. Contributions are in the stat's own unit and add up to the forecast.

import { h } from "../dom.js";
import { fixed, percent, signed, words } from "../format.js";
import { notes } from "../controls.js";
import { bars } from "../charts/bars.js";
import { empty } from "../states.js";

const SHOWN = 12;

/** `answer`: what `explain` gives, of all stats; one is shown. */
export function explanation(answer, stat) {
  const part = answer.stats?.[stat] ?? null;
  if (!part) return empty(`No explanation of ${stat}`, answer.note ?? null);
  return [
    h("div", { class: "panels why" }, features(part, stat), h("div", { class: "stack" }, windows(part), components(part, stat))),
    notes([...(part.notes ?? []), ...(answer.notes ?? [])]),
  ];
}

function features(part, stat) {
  const list = (part.features ?? part.contributions ?? []).slice().sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
  if (!list.length) return h("div", { class: "panel" }, h("h3", {}, "Features"), h("p", { class: "soft" }, "No contributions are given."));
  const top = list.slice(0, SHOWN);
  const rest = list.slice(SHOWN).reduce((sum, entry) => sum + entry.contribution, 0);
  const rows = top.map((entry) => ({
    label: words(entry.feature ?? entry.name), note: noteOf(entry), value: entry.contribution, text: signed(entry.contribution, 2),
  }));
  if (list.length > SHOWN) rows.push({ label: `${list.length - SHOWN} others together`, value: rest, text: signed(rest, 2), style: "plain" });
  return h("div", { class: "panel" }, h("h3", {}, `What moved it, in ${stat}`),
    typeof part.baseline === "number" && h("p", { class: "soft small" }, `From ${fixed(part.baseline, 2)}, what the model says of nobody in particular:`),
    bars(rows, { label: `Contributions of features, in ${stat}` }));
}

function noteOf(entry) {
  if (typeof entry.value !== "number") return entry.description ?? entry.value ?? null;
  return `${Math.abs(entry.value) >= 100 ? fixed(entry.value, 0) : fixed(entry.value, 2)}${entry.unit ? ` ${entry.unit}` : ""}`;
}

function windows(part) {
  const list = (part.windows ?? []).filter((entry) => entry.weight > 0).sort((a, b) => b.weight - a.weight);
  if (!list.length && typeof part.leagueShare !== "number") return null;
  const rows = list.slice(0, 10).map((entry) => ({
    label: entry.window, note: typeof entry.forecast === "number" ? `says ${fixed(entry.forecast, 1)}` : null, value: entry.weight, text: percent(entry.weight, 1), style: "blue",
  }));
  return h("div", { class: "panel" }, h("h3", {}, "Which windows were listened to"),
    typeof part.leagueShare === "number" && h("p", { class: "soft small" }, `The league model has ${percent(part.leagueShare)} of the blend; the weights below share the rest.`),
    rows.length ? bars(rows, { label: "Weights of windows" }) : null,
    list.length > 10 && h("p", { class: "soft small" }, `and ${list.length - 10} with less weight`));
}

function components(part, stat) {
  const list = part.components ?? [];
  if (!list.length) return null;
  return h("div", { class: "panel" }, h("h3", {}, "What V4’s components added"),
    bars(list.map((entry) => {
      const off = entry.on === false || entry.enabled === false;
      const change = entry.change ?? entry.contribution ?? entry.added ?? 0;
      return {
        label: words(entry.component ?? entry.name), note: off ? "left off: no gain that can be relied on" : null, value: off ? 0 : change,
        text: off ? "off" : signed(change, 2),
      };
    }), { label: `Changes by V4's components, in ${stat}` }));
}
