// What came of an analysis: counts, reasons of refusal, every side with its price and ours, and what could not be read or
// tied to a player.

import { choice, notes, section, select, simulatedFlag, tiles } from "../controls.js";
import { h, replace } from "../dom.js";
import { count, day, fixed, money, percent, signedPercent, words } from "../format.js";
import { empty } from "../states.js";
import { table } from "../table.js";
import { bars } from "../charts/bars.js";

export function results(report, bankroll) {
  const { sides = [], unresolved = [], problems = [], withoutForecast: without = [], counts = {} } = report;
  const good = sides.filter((side) => side.recommended);
  return [
    (report.models ?? []).some((m) => m.simulated) && simulatedFlag(),
    section("Result", null, tiles([
      [count(counts.rows ?? counts.lines), "rows read"], [count(counts.resolved), "lines tied to a player and game"], [count(sides.length), "sides priced"], [count(good.length), "recommended"], [count(sides.length - good.length), "refused"],
      [count(unresolved.length), "not resolved"], [count(problems.length), "rows that cannot be right"],
    ]), notes(report.notes)),
    proofs(report.proofs ?? []),
    sides.length > 0 ? [refusals(sides), sidesSection(sides, bankroll)]
      : empty("No side could be priced", "Lines were read, but none could be tied to a player, a game and a forecast; see below."),
    unresolved.length > 0 && section("Not resolved", "Never guessed: what is not certain is listed, with whom it may have meant.", unresolvedTable(unresolved)),
    without.length > 0 && section("Without a forecast", null, withoutTable(without)),
    problems.length > 0 && section("Rows set aside", "With line, column, what was found and what was expected.", problemsTable(problems)),
  ];
}

const REASONS = {
  notProven: "not proven", fixedPayout: "fixed payout", afterTipOff: "after tip-off", noMarket: "no two-sided quote", odds: "odds out of range", winProbability: "too unlikely",
  expectedValue: "too little value", edgeOverMarket: "too little edge", disagreement: "too far from the market", betterPrice: "better price elsewhere", betterLine: "better line", stakeTooSmall: "stake too small", safeMode: "safe mode",
};
const reason = (code) => REASONS[code] ?? `cap: ${words(code)}`;

function refusals(sides) {
  const counts = new Map();
  for (const side of sides) for (const each of side.refusals ?? []) counts.set(each.code, (counts.get(each.code) ?? 0) + 1);
  if (!counts.size) return null;
  const rows = [...counts].sort((a, b) => b[1] - a[1]).map(([code, n]) => ({ label: reason(code), value: n, text: count(n), style: "plain" }));
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
  return section("Sides", "Ours: probability by our distribution, given that the bet is decided. Market: mean of the books that quote both sides, without their margin; edge: "
    + "ours less theirs. EV: expected profit of a stake of one.",
  h("div", { class: "tools" }, choice("Show", [["recommended", "recommended"], ["refused", "refused"], ["all", "all"]], state.show, (key) => { state.show = key; draw(); }),
    select("Market", [["", "all markets"], ...markets.map((m) => [m, m])], "", (m) => { state.market = m; draw(); })), place);
}

const american = (odds) => (odds > 0 ? `+${odds}` : `−${Math.abs(odds)}`);

function sidesTable(list, bankroll) {
  const severalDays = new Set(list.map((s) => s.gameDate)).size > 1;
  const pushes = list.some((s) => s.push > 0.0005);
  const columns = [
    { label: "player", text: true, cell: (s) => h("a", { href: `/players/${s.personId}?date=${s.gameDate}` }, s.player), sort: (s) => s.player },
    severalDays && { label: "day", text: true, cell: (s) => day(s.gameDate, { weekday: false, year: false }), sort: (s) => s.gameDate },
    { label: "bet", text: true, cell: (s) => `${s.side} ${s.line} ${s.market}`, sort: (s) => `${s.market} ${s.line} ${s.side}` },
    { label: "book", text: true, cell: (s) => s.book, sort: (s) => s.book },
    { label: "odds", cell: (s) => (typeof s.american === "number" ? american(Math.round(s.american)) : fixed(Number(s.odds), 2)), sort: (s) => Number(s.odds) },
    { label: "ours", cell: (s) => percent(s.decided, 1), sort: (s) => s.decided, down: true },
    { label: "market", cell: (s) => percent(s.marketProbability, 1), sort: (s) => s.marketProbability, down: true },
    { label: "edge", title: "ours less the market’s", cell: (s) => signedPercent(s.edgeOverMarket, 1), sort: (s) => s.edgeOverMarket, down: true },
    { label: "break-even", cell: (s) => percent(s.breakEven, 1), sort: (s) => s.breakEven, down: true },
    pushes && { label: "push", cell: (s) => percent(s.push, 1), sort: (s) => s.push, down: true },
    { label: "EV", cell: (s) => signedPercent(s.expectedValue, 1), sort: (s) => s.expectedValue, down: true },
    { label: "stake", cell: (s) => (s.stake > 0 ? `${percent(s.stake, 1)}${typeof s.stakeAmount === "number" ? ` · ${money(s.stakeAmount)}` : bankroll > 0 ? ` · ${money(s.stake * bankroll)}` : ""}` : "–"), sort: (s) => s.stake, down: true },
    { label: "verdict", text: true, wrap: true, cell: verdict, sort: (s) => Number(Boolean(s.recommended)), down: true },
  ].filter(Boolean);
  // What is refused is no list of bargains: the largest expected values among it are the likeliest errors of ours.
  const ranked = list.every((s) => s.recommended);
  return table(columns, list, { caption: "Sides of the lines, with prices and probabilities", by: ranked ? columns.findIndex((c) => c.label === "EV") : 0, down: ranked, limit: 60 });
}

/** Every reason by its name; the sentences on demand. */
function verdict(side) {
  if (side.recommended) return h("span", { class: "tag good" }, "recommended");
  const reasons = side.refusals ?? [];
  return h("details", { class: "reasons" }, h("summary", {}, reasons.map((each) => reason(each.code)).join(", ") || "refused"), notes(reasons.map((each) => each.message)));
}

const WITHOUT = {
  didNotPlay: "did not play", notOnRoster: "is not on the roster", noModel: "no model is old enough", notCombined: "the stats are not combined by this model", notForecast: "no forecast of it",
};

function withoutTable(list) {
  return table([
    { label: "player", text: true, cell: (w) => w.player ?? String(w.personId), sort: (w) => w.player },
    { label: "market", text: true, cell: (w) => w.market, sort: (w) => w.market },
    { label: "why", text: true, cell: (w) => WITHOUT[w.reason] ?? words(w.reason), sort: (w) => w.reason },
  ], list, { caption: "Lines without a forecast", limit: 20 });
}

/** Whether our probabilities were shown to be calibrated on each market, and what the test against the market found. */
function proofs(list) {
  if (!list.length) return null;
  const best = (p) => p.found?.at(-1) ?? null;
  return section("What is proven", "A market counts only where our probabilities were tested against its closing lines. Brier score: smaller is better; a coin has 0.25.", table([
    { label: "market", text: true, cell: (p) => p.market, sort: (p) => p.market },
    { label: "proven", text: true, cell: (p) => h("span", { class: `tag ${p.proven ? "good" : "bad"}` }, p.proven ? "yes" : "no") },
    { label: "quotes", cell: (p) => count(best(p)?.quotes) },
    { label: "our Brier", cell: (p) => fixed(best(p)?.brier?.ours, 4) },
    { label: "market’s Brier", cell: (p) => fixed(best(p)?.brier?.market, 4) },
    { label: "return of one unit", cell: (p) => (best(p)?.flatReturn ? signedPercent(best(p).flatReturn.perUnit?.value, 1) : "–") },
    { label: "why", text: true, wrap: true, cell: (p) => p.objection ?? "calibrated on earlier seasons" },
  ], list, { caption: "Whether our probabilities are proven on each market" }));
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
