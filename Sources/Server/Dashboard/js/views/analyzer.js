// Betting lines against our distributions: what is recommended, what is refused and why, what could not be tied to a player.

import { get, path } from "../api.js";
import { choice, field, pageHead } from "../controls.js";
import { h, replace, say, uid } from "../dom.js";
import { bytes, plural } from "../format.js";
import { bones, problem } from "../states.js";
import { results } from "../parts/analysis.js";

export const title = "Analyzer";

const EXAMPLE = "gameDate,homeTeam,awayTeam,player,market,book,line,overOdds,underOdds";

export function show({ root, signal }) {
  const state = { text: "", name: "", odds: "american", busy: false };
  const answer = h("div", { "aria-live": "off" });
  const id = uid("lines");
  const text = h("textarea", { id, rows: "7", spellcheck: "false", placeholder: `${EXAMPLE}\n…`, "aria-describedby": `${id}-help` });
  const file = h("input", { type: "file", accept: ".csv,.json,text/csv,application/json", id: `${id}-file` });
  const bankroll = field("Bankroll", { type: "number", min: "0", step: "any", value: "1000", inputmode: "decimal" });
  const date = field("Day (empty: as the lines say)", { type: "date" });
  const name = h("span", { class: "soft small", role: "status" });
  const run = h("button", { type: "submit", class: "main" }, "Analyze");

  async function read(chosen) {
    if (!chosen) return;
    text.value = await chosen.text();
    name.textContent = `${chosen.name}, ${bytes(chosen.size)}, ${plural(text.value.trimEnd().split("\n").length, "line")}`;
  }
  file.addEventListener("change", () => read(file.files[0]));

  const drop = h("div", { class: "drop", on: {
    dragover: (event) => { event.preventDefault(); drop.classList.add("over"); },
    dragleave: () => drop.classList.remove("over"),
    drop: (event) => { event.preventDefault(); drop.classList.remove("over"); read(event.dataTransfer.files[0]); },
  } },
  h("div", { class: "row" }, h("label", { class: "button", for: `${id}-file` }, "Choose a file"), file, h("span", { class: "soft" }, "or drop it here, or paste its text"), name),
  h("label", { class: "unseen", for: id }, "Lines, as CSV or as JSON of The Odds API"), text,
  h("p", { class: "soft small", id: `${id}-help` }, "CSV with the columns ", h("code", {}, EXAMPLE), ", or event odds of The Odds API v4 as downloaded. Nothing is sent anywhere but to this server."));

  async function analyze(event) {
    event?.preventDefault();
    const body = text.value.trim();
    if (!body) {
      replace(answer, problem({ message: "There are no lines yet: choose a file or paste its text." }));
      text.focus();
      return;
    }
    run.disabled = true;
    replace(answer, bones(6, true));
    try {
      const type = /^[[{]/.test(body) ? "application/json" : "text/csv";
      const query = { bankroll: bankroll.input.value, odds: state.odds, date: date.input.value };
      const report = await get(path("/v1/lines/analyze", query), { method: "POST", body, type, signal });
      replace(answer, results(report, Number(bankroll.input.value)));
      say("The analysis is ready");
    } catch (error) {
      if (error.name !== "AbortError") replace(answer, problem(error, () => analyze()));
    } finally {
      run.disabled = false;
    }
  }

  replace(root, pageHead("Analyzer", "What a line is worth", null), honesty(),
    h("form", { class: "card", on: { submit: analyze } }, drop,
      h("div", { class: "tools" }, bankroll, date, choice("Odds are", [["american", "American"], ["decimal", "decimal"]], "american", (odds) => { state.odds = odds; }), h("div", { class: "grow" }), run)),
    answer);
}

function honesty() {
  return h("div", { class: "flag" }, h("b", {}, "The market is hard. "),
    "A book’s price without its margin is a good forecast, made by people who see injuries first. At a margin of 6 to 8 % a model has to beat it by that much before "
    + "anything is earned. Nothing is recommended on a market until its probabilities are shown to be calibrated; most sides of most lines are refused, and that is as it should be. "
    + "Nothing here places a bet.");
}
