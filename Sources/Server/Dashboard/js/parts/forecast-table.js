// The table of a night. One stat at a time where the screen is narrow, all four where it is wide; grouped by team while the
// order is that of the games.

import { h } from "../dom.js";
import { fixed, percent } from "../format.js";
import { compare, sorted } from "../sort.js";
import { STATS } from "../stats.js";
import { spark } from "../charts/spark.js";

/** The probability that was asked for, of `{stat, k}`; null where there is none. */
export const chance = (row, asked) => (asked ? row.stats?.[asked.stat]?.atLeast?.[asked.k] ?? null : null);

export const ORDERS = [["game", "game and team"], ["player", "name"], ["minutes", "expected minutes"], ...STATS.map((stat) => [stat, stat])];

export function forecastTable(rows, state) {
  const scale = Object.fromEntries(STATS.map((stat) => [stat, Math.max(1, ...rows.map((row) => row.stats?.[stat]?.q90 ?? 0))]));
  const timed = rows.some((row) => typeof row.expectedMinutes === "number");
  const lines = new Map(rows.map((row) => [row, line(row, scale, state.asked, timed)]));
  const heads = new Map();
  const head = (key, label, style) => {
    const button = h("button", { type: "button", on: { click: () => { order(key); api.onOrder?.(key); } } }, label);
    const node = h("th", { scope: "col", class: style, "aria-sort": "none", data: { key } }, button);
    heads.set(key, node);
    return node;
  };
  const table = h("table", { class: "forecasts" }, h("caption", { class: "unseen" }, "Forecasts by player"),
    h("thead", {}, h("tr", {}, head("player", "player", "text"), state.asked ? head("chance", `${state.asked.k}+ ${state.asked.stat}`, "chance") : null, timed ? head("minutes", "min", "minutes") : null,
      STATS.map((stat) => head(stat, [stat, h("span", { class: "unseen" }, ": median and 80 % interval")], `stat ${stat}`)))));
  const node = h("div", { class: `card table night${state.asked ? " asks" : ""}`, role: "region", tabindex: "0", "aria-label": "Forecasts", data: { stat: state.stat } }, table);
  let keep = () => true;
  let down = true;
  let current = null;

  function order(key) {
    down = current === key ? !down : !["player", "game"].includes(key);
    current = key;
    draw();
  }

  function draw() {
    for (const body of [...table.tBodies]) body.remove();
    node.classList.toggle("grouped", current === "game");
    const key = current;
    for (const [name, place] of heads) place.setAttribute("aria-sort", name === key ? (down ? "descending" : "ascending") : "none");
    const shown = rows.filter(keep);
    const by = (row) => (key === "chance" ? chance(row, state.asked) : value(row, key));
    if (key === "game") for (const group of groups(shown)) table.append(section(group, lines));
    else table.append(h("tbody", {}, sorted(shown, by, down).map((row) => lines.get(row))));
    return shown.length;
  }

  const api = {
    node,
    order,
    onOrder: null,
    update(test) { keep = test; return draw(); },
    stat(name) { node.dataset.stat = name; },
  };
  current = ORDERS.some(([key]) => key === state.order) || (state.order === "chance" && state.asked) ? state.order : "game";
  down = !["player", "game"].includes(current);
  return api;
}

function value(row, key) {
  if (key === "player") return row.player;
  if (key === "minutes") return row.expectedMinutes;
  return row.stats?.[key]?.median;
}

/** By game, visitors first, and within a team by points. */
function groups(rows) {
  const teams = new Map();
  for (const row of rows) {
    const key = `${row.gameId ?? ""}|${row.team}`;
    if (!teams.has(key)) teams.set(key, { game: String(row.gameId ?? [row.team, row.opponent].sort().join()), team: row.team, opponent: row.opponent, home: row.home, rows: [] });
    teams.get(key).rows.push(row);
  }
  return [...teams.values()]
    .map((group) => ({ ...group, rows: sorted(group.rows, (row) => value(row, "points"), true) }))
    .sort((a, b) => compare(a.game, b.game) || Number(a.home) - Number(b.home));
}

function section(group, lines) {
  return h("tbody", {}, h("tr", { class: "team" }, h("th", { scope: "rowgroup", colspan: "7" }, group.team,
    h("span", { class: "soft" }, group.home === null ? ` – ${group.opponent}` : group.home ? ` home to ${group.opponent}` : ` at ${group.opponent}`))),
  group.rows.map((row) => lines.get(row)));
}

export function cautionsOf(row) {
  return [...new Set([row.cautions, row.caution].flat().filter(Boolean))];
}

function line(row, scale, asked, timed) {
  const caution = cautionsOf(row);
  return h("tr", {},
    h("th", { scope: "row", class: "text who" },
      h("a", { href: `/players/${row.personId}?date=${row.gameDate}` }, row.player),
      h("small", {}, `${row.home === null ? "–" : row.home ? "home to" : "at"} ${row.opponent}`),
      caution.length > 0 && h("small", { class: "warn" }, caution.join("; "))),
    asked && h("td", { class: "chance" }, percent(chance(row, asked), 1)),
    timed && h("td", { class: "minutes" }, fixed(row.expectedMinutes, 0)),
    STATS.map((stat) => cell(row, stat, scale[stat])));
}

function cell(row, stat, most) {
  const forecast = row.stats?.[stat];
  if (!forecast) return h("td", { class: `stat ${stat}` }, "–");
  const games = (row.recent ?? []).map((game) => game[stat] ?? null);
  const actual = row.actual?.[stat] ?? null;
  return h("td", { class: `stat ${stat}` }, h("div", { class: "guess" },
    h("span", { class: "figures" }, h("b", {}, fixed(forecast.median, 1)),
      h("small", {}, `${forecast.q10}–${forecast.q90}`,
        actual !== null && h("span", { class: "actual" }, h("span", { class: "word" }, " came "), h("b", {}, String(actual))))),
    spark(games, forecast, { most: Math.max(most * 0.4, forecast.q90, ...games.map((v) => v ?? 0)), actual })));
}
