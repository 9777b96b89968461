// The plan: what is done, what comes next, how long it takes and what it costs, and what would be refused and why.

import { section, tiles } from "../controls.js";
import { h } from "../dom.js";
import { duration, money, plural } from "../format.js";
import { command } from "../states.js";

const WORDS = { done: "done", ready: "can start", waiting: "waits", stale: "stale", corrupt: "damaged" };
const TONE = { done: "good", ready: "warn", stale: "warn", corrupt: "bad" };

export function planSections(plan) {
  const steps = plan.steps ?? [];
  const open = steps.filter((step) => step.state !== "done");
  const checks = plan.checks ?? [];
  const failed = checks.filter((check) => !check.passed);
  const next = open[0];
  return [
    section("Plan", next ? null : "Everything is done.",
      open.length > 0 && tiles([
        [String(open.length), open.length === 1 ? "step to go" : "steps to go"], [duration(plan.seconds), "expected time"],
        [money(plan.cost), `expected cost on ${plan.machine}`], [plan.ready ? "yes" : "no", "the next step can start"],
      ]),
      next && !next.refusal && [h("p", {}, "Next:"), command(`fullcourt ${next.step}`)],
      h("ol", { class: "steps" }, grouped(steps).map(line))),
    section("Before the next step", failed.length ? `${plural(failed.length, "check")} of ${checks.length} would refuse it.` : `All ${checks.length} checks pass.`,
      h("ul", { class: "checks" }, [...failed, ...checks.filter((check) => check.passed)].map(checkLine))),
  ];
}

/** Finished windows are one line: 27 ticks say no more than one. */
function grouped(steps) {
  const groups = [];
  for (const step of steps) {
    const folds = step.state === "done" && step.step.startsWith("windows train --only");
    const open = groups.find((group) => group.folded);
    if (folds && open) open.members.push(step);
    else groups.push({ folded: folds, members: [step] });
  }
  return groups;
}

function line(group) {
  const [step] = group.members;
  if (group.folded && group.members.length > 1) {
    return h("li", { class: "done" }, mark("done"), h("div", {}, h("code", {}, "windows train"), `: ${plural(group.members.length, "window")} trained`));
  }
  const refused = Boolean(step.refusal);
  return h("li", { class: `${step.state}${refused ? " refused" : ""}` }, mark(step.state, refused),
    h("div", {}, h("code", {}, step.step), step.state !== "done" && estimate(step), refused && h("p", { class: "why" }, h("b", {}, step.state === "waiting" && step.affordable ? "Waits: " : "Will be refused: "), step.refusal)));
}

function estimate(step) {
  if (!(step.seconds > 0) && !(Number(step.cost) > 0)) return null;
  const range = step.secondsHigh > step.secondsLow ? ` (${duration(step.secondsLow)} to ${duration(step.secondsHigh)})` : "";
  const cost = Number(step.costHigh) > 0 ? `, ${money(step.cost)}, at most ${money(step.costHigh)}` : "";
  return h("p", { class: "soft small" }, `about ${duration(step.seconds)}${range}${cost}`);
}

function mark(state, refused) {
  const blocked = refused && state !== "waiting";
  return h("span", { class: `tag ${blocked ? "bad" : TONE[state] ?? ""}` }, blocked ? "refused" : WORDS[state] ?? state);
}

function checkLine(check) {
  return h("li", { class: check.passed ? "" : "refused" }, h("span", { class: `tag ${check.passed ? "good" : "bad"}` }, check.passed ? "passes" : "refuses"),
    h("div", {}, check.found, h("span", { class: "soft small" }, ` ${check.code}`),
      !check.passed && check.expected && h("p", { class: "soft small" }, `expected: ${check.expected}`), !check.passed && check.command && command(check.command)));
}
