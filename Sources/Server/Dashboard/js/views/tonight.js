// A day's forecasts: every player with his forecast, its 80 % interval and his last games on one scale.

import { get, path } from "../api.js";
import { choice, field, notes, pageHead, select, simulatedFlag } from "../controls.js";
import { h, replace, say } from "../dom.js";
import { day, nickname, plural } from "../format.js";
import { follow, now } from "../live.js";
import { remember } from "../router.js";
import { folded } from "../sort.js";
import { empty, load } from "../states.js";
import { STATS } from "../stats.js";
import { dayPicker } from "../parts/days.js";
import { forecastTable, ORDERS } from "../parts/forecast-table.js";

export const title = "Tonight";

export function show({ root, query, signal }) {
  const state = {
    date: query.get("date"), stat: STATS.includes(query.get("stat")) ? query.get("stat") : "points", order: query.get("sort") ?? "game",
    game: query.get("game"), text: query.get("q") ?? "", asked: asking(query.get("atLeast")),
  };
  const picker = dayPicker(state.date, (date) => { state.date = date; state.game = null; remember({ date, game: null }); fetchDay(); }, signal);
  const heading = pageHead("Forecasts", "Tonight", null);
  const place = h("div");
  replace(root, heading, picker.node, place);

  // Where there are no forecasts yet, the server still knows its day.
  const theirDay = () => { if (!state.date && !picker.current) picker.set(now.status?.defaultDay); };
  follow("status", theirDay, signal);
  theirDay();

  function fetchDay() {
    if (state.date) heading.querySelector("h1").textContent = day(state.date);
    load(place, () => get(path("/v1/forecasts", { date: state.date, history: 10, atLeast: state.asked && `${state.asked.stat}:${state.asked.k}` }), { signal }), draw, { signal, lines: 10 });
  }

  function draw(report) {
    const rows = report.forecasts ?? [];
    const date = state.date ?? rows[0]?.gameDate ?? now.status?.defaultDay ?? null;
    picker.set(date);
    heading.querySelector("h1").textContent = date ? day(date) : "Tonight";
    if (!rows.length) return empty("Nobody plays that day", report.note ?? "No game of that day is in the schedule that was imported.", "Choose another day above.");
    return page(report, rows, state, fetchDay);
  }
  fetchDay();
}

/** `points:25` as what is asked; null for anything else. */
function asking(text) {
  const found = /^(\w+):(\d{1,3})$/.exec(text ?? "");
  return found && STATS.includes(found[1]) ? { stat: found[1], k: Number(found[2]) } : null;
}

/** The question of k or more: a stat and a number; the server answers from the whole distribution. */
function question(state, ask) {
  const stat = select("Probability of", STATS.map((name) => [name, name]), state.asked?.stat ?? "points", () => send());
  const count = field("at least", { type: "number", min: "1", max: "99", step: "1", value: state.asked?.k ?? "", inputmode: "numeric", placeholder: "k" });
  const send = () => {
    const next = asking(`${stat.querySelector("select").value}:${count.input.value}`);
    if (JSON.stringify(next) === JSON.stringify(state.asked)) return;
    state.asked = next;
    state.order = next ? "chance" : "game";
    remember({ atLeast: next && `${next.stat}:${next.k}`, sort: null });
    ask();
  };
  count.input.addEventListener("change", send);
  return h("div", { class: "row question" }, stat, count);
}

function page(report, rows, state, ask) {
  const games = listGames(rows);
  const list = forecastTable(rows, state);
  const found = h("p", { class: "soft small found", role: "status" });
  const chips = h("ul", { class: "chips", "aria-label": "Games" }, [[null, "All games"], ...games.map((g) => [g.key, g.label])].map(([key, label]) =>
    h("li", {}, h("button", {
      type: "button", class: "chip", "aria-pressed": String(key === state.game), data: { game: key ?? "" },
      on: { click: () => { state.game = key; remember({ game: key }); update(); } },
    }, label))));

  function update() {
    for (const chip of chips.querySelectorAll("button")) chip.setAttribute("aria-pressed", String(chip.dataset.game === (state.game ?? "")));
    const wanted = folded(state.text.trim());
    const shown = list.update((row) => (!state.game || gameKey(row) === state.game)
      && (!wanted || folded(`${row.player} ${row.team} ${row.opponent}`).includes(wanted)));
    found.textContent = shown === rows.length ? `${plural(rows.length, "player")} in ${plural(games.length, "game")}` : `${shown} of ${plural(rows.length, "player")}`;
    nothing.hidden = shown > 0;
    say(found.textContent);
  }

  const nothing = h("div", { hidden: true }, empty("Nobody matches", "No player of this day has that name or team."));
  const search = field("Player or team", { type: "search", value: state.text, autocomplete: "off" }, (text) => { state.text = text; remember({ q: text }); update(); });
  const order = select("Order", state.asked ? [["chance", `${state.asked.k}+ ${state.asked.stat}`], ...ORDERS] : ORDERS, state.order, (key) => { state.order = key; remember({ sort: key }); list.order(key); update(); });
  list.onOrder = (key) => { state.order = key; order.querySelector("select").value = key; remember({ sort: key }); };
  const stat = choice("Stat shown", STATS.map((name) => [name, name]), state.stat, (name) => { state.stat = name; remember({ stat: name }); list.stat(name); });
  update();
  return [
    report.simulated && simulatedFlag(),
    basis(report, rows),
    chips,
    h("div", { class: "tools" }, search, order, question(state, ask), h("div", { class: "only-narrow" }, stat), h("div", { class: "grow" }), found),
    legend(rows),
    list.node, nothing,
    h("details", {}, h("summary", {}, "What these forecasts stand on"), notes(report.notes)),
  ];
}

/** In one line: from which games, by which model, and whether it is known who played. */
function basis(report, rows) {
  const played = rows.some((row) => row.played || row.participation === "knownToHavePlayed");
  return h("p", { class: "soft basis" },
    `As of ${day(report.asOf, { weekday: false })}, model ${report.model ?? "v4"}, variant ${report.variant}`,
    report.variant === "lineup" ? " (knows who of both teams is in)." : " (knows nothing of tonight’s line-ups).",
    played && " That day is over: these are the players known to have played, forecast from what was known before.",
    rows.every((row) => row.participation === "onRoster") && rows.length > 0 && " Not everybody listed will play; nothing here knows about injuries.");
}

function legend(rows) {
  return h("ul", { class: "legend" },
    h("li", {}, h("i", { class: "plain" }), "last 10 games"), h("li", {}, h("i", { class: "dot" }), "forecast (V4’s median)"),
    h("li", {}, h("i", { class: "band tall" }), "80 % interval: at least eight in ten should land inside"),
    rows.some((row) => row.actual) && h("li", {}, h("i", { class: "came" }), "what came"));
}

export function gameKey(row) {
  return String(row.gameId ?? [row.team, row.opponent].sort().join("|"));
}

function listGames(rows) {
  const games = new Map();
  for (const row of rows) {
    const key = gameKey(row);
    if (games.has(key)) continue;
    const [away, home] = row.home ? [row.opponent, row.team] : [row.team, row.opponent];
    games.set(key, { key, label: `${nickname(away)} ${row.home === null ? "–" : "at"} ${nickname(home)}` });
  }
  return [...games.values()];
}
