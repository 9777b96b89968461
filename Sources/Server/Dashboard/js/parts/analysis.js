// What came of an analysis: counts, reasons of refusal, every side with its price and ours, and what could not be read or
// tied to a player.

import { choice, notes, section, select, simulatedFlag, tiles } from "../controls.js";
import { h, replace } from "../dom.js";
import { count, day, fixed, money, percent, plural, signedPercent, words } from "../format.js";
import { empty } from "../states.js";
import { table } from "../table.js";
import { bars } from "../charts/bars.js";

export function results(report, bankroll) {
  const sides = report.sides ?? report.analysis?.sides ?? [];
  const unresolved = report.unresolved ?? [];
  const problems = report.problems ?? [];
  const without = report.withoutForecast ?? report.analysis?.withoutForecast ?? [];
  const good = sides.filter((side) => side.recommended);
  return [
    report.simulated && simulatedFlag(),
    section("Result", null, tiles([
      [count(report.lines ?? new Set(sides.map((side) => side.row)).size + unresolved.length + problems.length), "lines read"],
      [count(sides.length), "sides priced"], [count(good.length), "recommended"], [count(sides.length - good.length), "refused"],
      [count(unresolved.length), "not tied to a player and game"], [count(problems.length), "rows that cannot be right"],
    ]), notes(report.notes)),
    sides.length > 0 ? [refusals(sides), sidesSection(sides, bankroll)]
      : empty("No side could be priced", "Lines were read, but none could be tied to a player, a game and a forecast; see below."),
    unresolved.length > 0 && section("Not resolved", "Never guessed: what is not certain is listed, with whom it may have meant.", unresolvedTable(unresolved)),
    without.length > 0 && section("Without a forecast", null, h("p", { class: "soft" }, `${plural(without.length, "number")} in the lines have no forecast of ours: that day’s models do not speak about them.`)),
    problems.length > 0 && section("Rows set aside", "With line, column, what was found and what was expected.", problemsTable(problems)),
  ];
}

function refusals(sides) {
  const counts = new Map();
  for (const side of sides) for (const each of side.refusals ?? []) counts.set(each.code, (counts.get(each.code) ?? 0) + 1);
  if (!counts.size) return null;
  const rows = [...counts].sort((a, b) => b[1] - a[1]).map(([code, n]) => ({ label: words(code), value: n, text: count(n), style: "plain" }));
  return section("Why sides are refused", "A side may be refused for several reasons; every one is counted.", h("div", { class: "card" }, bars(rows, { label: "Refusals by reason" })));
}

function sidesSection(sides, bankroll) {
  const state = { show: sides.some((side) => side.recommended) ? "recommended" : "all", market: "" };
  const markets = [...new Set(sides.map((side) => side.market))].sort();
  const place = h("div");
  const draw = () => {
    const list = sides.filter((side) => (!state.market || side.market === state.market)
      && (state.show === "all" || (state.show === "recommended") === Boolean(side.recommended)));
    replace(place, list.length ? sidesTable(list, bankroll) : empty("None of these", "Choose another market or show all sides."));
  };
  draw();
  return section("Sides", "Ours: probability by our distribution, given that the bet is decided. Market: mean of the books that quote both sides, without their margin. "
    + "EV: expected profit of a stake of one.",
  h("div", { class: "tools" }, choice("Show", [["recommended", "recommended"], ["refused", "refused"], ["all", "all"]], state.show, (key) => { state.show = key; draw(); }),
    select("Market", [["", "all markets"], ...markets.map((m) => [m, m])], "", (m) => { state.market = m; draw(); })), place);
}

const american = (odds) => (odds > 0 ? `+${odds}` : `−${Math.abs(odds)}`);

function sidesTable(list, bankroll) {
  return table([
    { label: "player", text: true, cell: (s) => h("a", { href: `/players/${s.personId}?date=${s.gameDate}` }, s.player), sort: (s) => s.player },
    { label: "day", text: true, cell: (s) => day(s.gameDate, { weekday: false, year: false }), sort: (s) => s.gameDate },
    { label: "bet", text: true, cell: (s) => `${s.side} ${s.line} ${s.market}`, sort: (s) => `${s.market} ${s.line} ${s.side}` },
    { label: "book", text: true, cell: (s) => s.book, sort: (s) => s.book },
    { label: "odds", cell: (s) => (typeof s.american === "number" ? american(Math.round(s.american)) : fixed(Number(s.odds), 2)), sort: (s) => Number(s.odds) },
    { label: "ours", cell: (s) => percent(s.decided, 1), sort: (s) => s.decided, down: true },
    { label: "market", cell: (s) => percent(s.marketProbability, 1), sort: (s) => s.marketProbability, down: true },
    { label: "edge over market", cell: (s) => signedPercent(s.edgeOverMarket, 1), sort: (s) => s.edgeOverMarket, down: true },
    { label: "break-even", cell: (s) => percent(s.breakEven, 1), sort: (s) => s.breakEven, down: true },
    { label: "push", cell: (s) => percent(s.push, 1), sort: (s) => s.push, down: true },
    { label: "EV", cell: (s) => signedPercent(s.expectedValue, 1), sort: (s) => s.expectedValue, down: true },
    { label: "stake", cell: (s) => (s.stake > 0 ? `${percent(s.stake, 1)}${bankroll > 0 ? ` · ${money(s.stake * bankroll)}` : ""}` : "–"), sort: (s) => s.stake, down: true },
    { label: "verdict", text: true, wrap: true, cell: verdict, sort: (s) => Number(Boolean(s.recommended)), down: true },
  ], list, { caption: "Sides of the lines, with prices and probabilities", by: 10, down: true, limit: 60 });
}

function verdict(side) {
  if (side.recommended) return h("span", { class: "tag good" }, "recommended");
  const [first, ...others] = side.refusals ?? [];
  return [h("span", {}, first?.message ?? "refused"), others.length > 0 && h("details", {}, h("summary", {}, `${others.length} more`), notes(others.map((r) => r.message)))];
}

function unresolvedTable(list) {
  return table([
    { label: "line", cell: (u) => String(u.row), sort: (u) => u.row },
    { label: "player", text: true, cell: (u) => u.player ?? "–", sort: (u) => u.player },
    { label: "market", text: true, cell: (u) => u.market ?? "–", sort: (u) => u.market },
    { label: "book", text: true, cell: (u) => u.book ?? "–", sort: (u) => u.book },
    { label: "why", text: true, wrap: true, cell: (u) => u.message ?? words(u.reason), sort: (u) => u.reason },
  ], list, { caption: "Lines that were not resolved", limit: 40 });
}

function problemsTable(list) {
  return table([
    { label: "line", cell: (p) => String(p.row), sort: (p) => p.row },
    { label: "column", text: true, cell: (p) => p.column || "–", sort: (p) => p.column },
    { label: "found", text: true, wrap: true, cell: (p) => p.found ?? "–" },
    { label: "expected", text: true, wrap: true, cell: (p) => p.expected ?? "–" },
  ], list, { caption: "Rows that cannot be right", limit: 40 });
}
