// A player: his form, the distribution that is forecast for his next game, why, and who is most like him.

import { get, path } from "../api.js";
import { choice, section, simulatedFlag } from "../controls.js";
import { h, replace } from "../dom.js";
import { day, fixed, plural, season } from "../format.js";
import { remember } from "../router.js";
import { bones, empty, load, problem } from "../states.js";
import { SHORT, STATS } from "../stats.js";
import { table } from "../table.js";
import { figure } from "../charts/figure.js";
import { formPlot } from "../charts/form.js";
import { distribution } from "../parts/distribution.js";
import { explanation } from "../parts/explanation.js";
import { cautionsOf } from "../parts/forecast-table.js";
import { kindTag } from "../parts/window-facts.js";

export const title = "Player";

export function show({ root, id, query, signal }) {
  const date = query.get("date");
  // One title from the beginning: it has the keyboard's focus, and a player who does not exist has none other.
  const name = h("h1", { tabindex: "-1" }, "Player");
  const head = h("div", {}, name);
  const place = h("div");
  replace(root, head, place);
  load(place, () => get(path(`/v1/players/${id}`, { date }), { signal }), (player) => {
    document.title = `${player.player} · Fullcourt`;
    name.textContent = player.player;
    head.prepend(...heading(player, name));
    return page(player, { id, date, stat: STATS.includes(query.get("stat")) ? query.get("stat") : "points", signal });
  }, { signal, lines: 8, tall: true });
}

function page(player, context) {
  const forecast = player.forecast;
  const shown = h("div");
  const why = h("div");
  const draw = () => replace(shown, forecast ? tonight(player, context.stat) : noForecast(player), form(player, context.stat));
  const pick = choice("Stat", STATS.map((stat) => [stat, stat]), context.stat, (stat) => {
    context.stat = stat;
    remember({ stat });
    draw();
    drawWhy();
  });
  let reasons = null;
  const drawWhy = () => {
    if (!forecast) return;
    replace(why, reasons === null ? bones(4) : reasons instanceof Error ? problem(reasons, fetchWhy) : explanation(reasons, context.stat));
  };
  async function fetchWhy() {
    reasons = null;
    drawWhy();
    try {
      reasons = await get(path(`/v1/players/${context.id}/explanation`, { date: context.date ?? forecast.gameDate }), { signal: context.signal });
    } catch (error) {
      if (error.name === "AbortError") return;
      reasons = error;
    }
    drawWhy();
  }
  draw();
  if (forecast) fetchWhy();
  return [
    about(player, forecast), player.simulated && simulatedFlag(),
    h("div", { class: "tools sticky" }, pick),
    shown,
    forecast && section("Why this forecast", null, why),
    nearest(player),
    section("Seasons", "Means a game; what was not recorded is missing, not zero.", seasons(player)),
  ];
}

/** What stands above the name, and the mark of a simulated player beside it. */
function heading(player, name) {
  if (player.simulated) name.append(" ", kindTag("simulated"));
  return [h("p", { class: "eyebrow" }, player.team ?? "Player")];
}

function about(player, forecast) {
  const against = forecast && `${forecast.home === null ? "–" : forecast.home ? "home to" : "at"} ${forecast.opponent}`;
  return h("div", { class: "page-head" },
    forecast && h("p", { class: "soft" }, h("a", { href: `/tonight?date=${forecast.gameDate}` }, day(forecast.gameDate)), `, ${against}`,
      typeof forecast.expectedMinutes === "number" && `, ${fixed(forecast.expectedMinutes, 0)} minutes expected`,
      (forecast.played || forecast.participation === "knownToHavePlayed") && ". The game is over and he is known to have played; the forecast stands on what was known before."),
    forecast && cautionsOf(forecast).map((text) => h("p", { class: "flag" }, `Less sure than others: ${text}.`)));
}

function tonight(player, stat) {
  const forecast = player.forecast.stats?.[stat];
  const pmf = player.forecast.distributions?.[stat];
  if (!forecast) return empty(`No forecast of ${stat}`, "The models abstain on it.");
  return [distribution(stat, forecast, pmf, player.forecast.actual?.[stat] ?? null), together(player.forecast.combined?.pointsReboundsAssists)];
}

/** Points, rebounds and assists of one night belong together: their sum has a distribution of its own. */
function together(sum) {
  return sum && h("p", { class: "soft" }, "Points + rebounds + assists together: median ", h("b", {}, fixed(sum.median, 1)), `, 80 % interval ${sum.q10}–${sum.q90}.`);
}

function noForecast(player) {
  const why = player.forecastNote ?? "No game of his is in the schedule on that day, or no model can speak about it.";
  return empty("No forecast for that day", why, null);
}

function form(player, stat) {
  const games = player.games ?? [];
  if (!games.length) return section("Form", null, empty("No earlier games", "Forecasts of a first game come from team, opponent and league alone."));
  const forecast = player.forecast?.stats?.[stat] ?? null;
  const label = `${player.player}'s ${stat} in his last ${plural(games.length, "game")}, then the forecast with its 80 % interval`;
  return section("Form", null, h("div", { class: "card" },
    figure(label, (width) => formPlot(games, stat, forecast, { width, actual: player.forecast?.actual?.[stat] ?? null }), { height: 230 }),
    h("details", {}, h("summary", {}, "The games as a table"), table([
      { label: "date", text: true, cell: (g) => day(g.gameDate), sort: (g) => g.gameDate },
      { label: "opponent", text: true, cell: (g) => `${g.home ? "" : "at "}${g.opponent}`, sort: (g) => g.opponent },
      ...["minutes", ...STATS].map((name) => ({ label: SHORT[name], cell: (g) => fixed(g[name], 0), sort: (g) => g[name], down: true })),
    ], games, { caption: `Last games of ${player.player}`, by: 0, down: true, card: false }))));
}

function nearest(player) {
  const list = player.nearest ?? [];
  const note = typeof player.nearestNote === "object" ? player.nearestNote?.detail : player.nearestNote;
  return section("Most like him", list.length ? `By V4’s player embeddings${list[0].season ? ` as of ${season(list[0].season)}` : ""}, as the cosine of the two vectors: at 1 the model knows nothing that tells them apart.` : null,
    list.length ? h("ol", { class: "alike" }, list.map((other) => h("li", {}, h("a", { href: `/players/${other.personId}` }, other.player),
      h("span", { class: "soft small" }, typeof other.distance === "number" ? fixed(1 - other.distance, 3) : ""))))
      : h("p", { class: "soft" }, note ?? "V4 uses no player embeddings here, so there is no measure of likeness."));
}

function seasons(player) {
  return table([
    { label: "season", text: true, cell: (s) => season(s.season), sort: (s) => s.season },
    { label: "games", cell: (s) => fixed(s.games, 0), sort: (s) => s.games, down: true },
    ...["minutes", ...STATS].map((name) => ({ label: name, cell: (s) => fixed(s[name], 1), sort: (s) => s[name], down: true })),
  ], player.seasons ?? [], { caption: `Seasons of ${player.player}`, by: 0, down: true, limit: 8 });
}
