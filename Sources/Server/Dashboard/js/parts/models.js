// What V4 is made of: whom the blend listens to by age, where its memory looks, what each component brought, who is near whom.

import { section } from "../controls.js";
import { h } from "../dom.js";
import { fixed, percent, signed, words } from "../format.js";
import { STATS } from "../stats.js";
import { table } from "../table.js";
import { figure } from "../charts/figure.js";
import { Plot, steps } from "../charts/plot.js";
import { playerMap } from "../charts/map.js";

export function models(model, several) {
  if (!model) return null;
  return [weights(model, several), components(model, several), attention(model, several), model.players?.length > 0 && map(model, several)];
}

function columns(shares, label, caption, { style = "bar", tickEvery } = {}) {
  const most = Math.max(0.02, ...shares.map((entry) => entry.share)) * 1.1;
  return figure(label, (width) => {
    const plot = new Plot({ width, height: 180, x: [0, Math.max(1, shares.length)], y: [0, most], left: 38 });
    for (const step of steps(0, most, 4)) plot.horizontal(step, percent(step, step > 0 && step < 0.01 ? 1 : 0));
    shares.forEach((entry, index) => plot.bar(index, index + 1, entry.share, { style, title: `${entry.title}: ${percent(entry.share, 1)}` }));
    const every = tickEvery ?? Math.max(1, Math.ceil(shares.length / 5));
    for (let index = 0; index < shares.length; index += every) plot.tick(index + 0.5, shares[index].name);
    plot.caption(caption);
    return plot.svg;
  }, { height: 180 });
}

function weights(model, several) {
  if (!model.windows?.length) return null;
  const panels = STATS.map((stat) => {
    const list = model.windows.filter((w) => w.stat === stat).sort((a, b) => a.age - b.age);
    if (!list.length) return null;
    const share = model.leagueShare?.[stat];
    return h("div", { class: "panel" }, h("h3", {}, stat),
      columns(list.map((w) => ({ name: String(w.age), title: `${w.window}, ${w.age} seasons old, error ${fixed(w.maeInt, 2)}`, share: w.weight })),
        `Window weights by age, ${stat}`, "age of the window, seasons"),
      typeof share === "number" && h("p", { class: "soft small" }, `league model: ${percent(share)} of the blend`));
  });
  return section(`Whom the blend listens to${several}`,
    "Weight of each window among the windows, by its age: seasons since it last learned. The league model, one booster over the last ten seasons, has its share beside them.",
    h("div", { class: "panels" }, panels));
}

function components(model, several) {
  if (!model.components?.length) return null;
  const gain = (c) => (c.errorWithout ? c.errorWith / c.errorWithout - 1 : null);
  return section(`What each component brought${several}`,
    "On rows held out while V4 learned. A component that brings nothing that can be relied on is left off, stat by stat.",
    table([
      { label: "component", text: true, cell: (c) => words(c.component), sort: (c) => c.component },
      { label: "stat", text: true, cell: (c) => c.stat, sort: (c) => STATS.indexOf(c.stat) },
      { label: "error without", cell: (c) => fixed(c.errorWithout, 3), sort: (c) => c.errorWithout },
      { label: "error with", cell: (c) => fixed(c.errorWith, 3), sort: (c) => c.errorWith },
      { label: "change", cell: (c) => (gain(c) === null ? "–" : `${signed(gain(c) * 100, 2)} %`), sort: gain },
      { label: "share", cell: (c) => fixed(c.share, 2), sort: (c) => c.share, down: true },
      { label: "verdict", text: true, cell: (c) => words(c.verdict), sort: (c) => c.verdict, kind: (c) => (c.share > 0 ? "good" : "soft") },
    ], model.components, { caption: "What each component brought on held-out rows" }));
}

function attention(model, several) {
  const found = model.attention;
  if (!found) return null;
  const windows = (found.windows ?? []).map((w) => ({ name: w.window.slice(-4), title: w.window, share: w.share }));
  const games = (found.games ?? []).map((share, i) => ({ name: String(i + 1), title: `${i + 1} games ago`, share }));
  const together = (list) => percent(list.reduce((sum, e) => sum + e.share, 0), 1);
  const panel = (name, list, caption) => list.length > 0 && h("div", { class: "panel" }, h("h3", {}, name), columns(list, `Attention to ${name}`, caption, { style: "dot2" }),
    h("p", { class: "soft small" }, `together ${together(list)}`));
  return section(`Where the temporal memory looks${several}`,
    `Mean attention over a sample of rows; the row itself takes ${percent(found.own, 1)}. Attention says what is read, not what it is worth: that is what the ablation measures.`,
    h("div", { class: "panels" }, panel("windows", windows, "last season of the window"), panel("last games", games, "games ago")));
}

function map(model, several) {
  return section(`Players where their embeddings lie${several}`,
    "The two directions in which players differ most, of the embedding’s dimensions. Near means alike to the model; the axes have no name.",
    playerMap(model.players));
}
