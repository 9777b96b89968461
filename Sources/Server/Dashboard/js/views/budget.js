// What may be spent, what was, what comes next, and what will be refused and why.

import { get } from "../api.js";
import { pageHead, section, tiles } from "../controls.js";
import { h, replace } from "../dom.js";
import { day, hours, instant, money, plural } from "../format.js";
import { empty, load, problem } from "../states.js";
import { table } from "../table.js";
import { planSections } from "../parts/plan.js";

export const title = "Budget and plan";

export function show({ root, signal }) {
  const budget = h("div");
  const plan = h("div");
  const ledger = h("div");
  replace(root, pageHead("Budget and plan", "What may be spent, and what comes next",
    "Every step is estimated before it starts, its most is put aside, and what does not fit is refused before anything is spent."), budget, plan, ledger);
  load(budget, () => noBudget(get("/v1/budget", { signal })), (report) => (report ? balance(report) : unset()), { signal, lines: 3 });
  load(plan, () => get("/v1/plan", { signal }), planSections, { signal, lines: 8 });
  load(ledger, () => get("/v1/budget/ledger", { signal }), ledgerSection, { signal, lines: 4 });
}

/** That no budget was set is an answer, not a failure. */
async function noBudget(asked) {
  try {
    return await asked;
  } catch (error) {
    if (error.status === 404 || /budget/i.test(error.code ?? "") && error.status < 500) return null;
    throw error;
  }
}

function unset() {
  return empty("No budget was set", "Nothing is limited, and steps run on this machine. With a budget, what does not fit is refused before it starts.",
    'fullcourt budget set --cycle-start 2026-12-01 --limit 8 --machine "A10G=1.10"');
}

function balance(report) {
  return [
    tiles([
      report.limit === null ? ["no limit", "of money"] : [money(report.left), `left of ${money(report.limit)} a cycle`],
      [money(report.spent), "spent"], [money(report.reserved), "set aside for what runs"],
      report.hours === null || report.hours === undefined ? ["no limit", "on hours of machines without a price"]
        : [hours(report.hoursLeft), `left of ${hours(report.hours)} on machines without a price`],
      [day(report.reset, { weekday: false }), "the cycle ends, what was spent is forgotten (UTC)"],
    ]),
    report.limit !== null && meter("Money", report.spent, report.reserved, report.limit, money),
    typeof report.hours === "number" && meter("Hours", report.hoursUsed, report.hoursReserved, report.hours, hours),
    report.machines?.length > 0 && h("p", { class: "soft small" }, "Machines: ", report.machines.map((m) =>
      `${m.name} ${Number(m.pricePerHour) > 0 ? `${money(m.pricePerHour)} an hour` : "without a price"}${m.gpu ? ", paid for its GPU" : ""}`).join("; "), "."),
  ];
}

/** How much of a limit is spent and set aside. */
function meter(label, spent, reserved, limit, text) {
  const share = (value) => `${Math.min(100, limit > 0 ? Number(value) / Number(limit) * 100 : 0).toFixed(2)}%`;
  return h("div", { class: "card meter" },
    h("div", { class: "row small" }, h("b", {}, label), h("span", { class: "soft" }, `${text(spent)} spent, ${text(reserved)} set aside, of ${text(limit)}`)),
    h("div", { class: "rail", "aria-hidden": "true" }, h("i", { class: "spent", vars: { w: share(spent) } }), h("i", { class: "kept", vars: { w: share(reserved) } })));
}

const KINDS = { budget: "budget set", reserve: "set aside", settle: "settled", release: "released", accept: "damage accepted" };

function ledgerSection(report) {
  const entries = report.entries ?? [];
  return section("Ledger", "Every line of money and compute, each sealed by the hash of the one before.",
    report.intact === false && problem({ message: (report.problems ?? []).join("; ") }),
    report.intact !== false && entries.length > 0 && h("p", { class: "good small" }, `${plural(entries.length, "line")}, one unbroken chain.`),
    entries.length === 0 ? empty("Nothing was spent yet", "The first training writes the first lines.")
      : table([
        { label: "line", cell: (e) => String(e.number), sort: (e) => e.number, down: true },
        { label: "when", text: true, cell: (e) => instant(e.at), sort: (e) => e.at, down: true },
        { label: "what", text: true, cell: (e) => KINDS[e.kind] ?? e.kind, sort: (e) => e.kind },
        { label: "step", text: true, cell: (e) => e.step || "–", sort: (e) => e.step },
        { label: "machine", text: true, cell: (e) => e.machine || "–", sort: (e) => e.machine },
        { label: "time", cell: (e) => (e.milliseconds ? hours(e.milliseconds / 3_600_000) : "–"), sort: (e) => e.milliseconds, down: true },
        { label: "money", cell: (e) => money(e.money), sort: (e) => Number(e.money), down: true },
      ], entries, { caption: "Ledger", by: 0, down: true, limit: 12 }));
}
