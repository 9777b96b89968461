// Choosing a day: the date itself, or the day with games before and after.

import { get, path } from "../api.js";
import { field } from "../controls.js";
import { h } from "../dom.js";
import { plural } from "../format.js";

const plain = /^\d{4}-\d{2}-\d{2}$/;
/** Season of a date, by the month alone: good enough for asking the list of days. */
const seasonOf = (date) => Number(date.slice(0, 4)) + (Number(date.slice(5, 7)) >= 8 ? 1 : 0);

export function dayPicker(date, onPick, signal) {
  const known = new Map();
  let current = date;
  const box = field("Day", { type: "date", value: date ?? "" });
  const before = h("button", { type: "button", class: "quiet", "aria-label": "Day with games before", on: { click: () => step(-1) } }, "←");
  const after = h("button", { type: "button", class: "quiet", "aria-label": "Next day with games", on: { click: () => step(1) } }, "→");
  const note = h("span", { class: "soft small" });
  box.input.addEventListener("change", () => { if (plain.test(box.input.value)) pick(box.input.value); });

  function pick(next) {
    current = next;
    onPick(next);
  }

  async function days(season) {
    if (!known.has(season)) {
      known.set(season, get(path("/v1/days", { season }), { signal }).then((list) => (list.days ?? []).slice().sort((a, b) => (a.date < b.date ? -1 : 1)), () => []));
    }
    return known.get(season);
  }

  async function step(by) {
    if (!current) return;
    const season = seasonOf(current);
    for (const each of [season, season + by]) {
      const list = (await days(each)).map((entry) => entry.date);
      const found = by > 0 ? list.find((other) => other > current) : list.findLast((other) => other < current);
      if (found) return pick(found);
    }
    note.textContent = by > 0 ? "No later day with games" : "No earlier day with games";
  }

  async function describe() {
    const asked = current;
    const entry = (await days(seasonOf(asked))).find((each) => each.date === asked);
    if (asked === current) note.textContent = entry ? `${plural(entry.games, "game")}${entry.played ? ", played" : ", to come"}` : "";
  }

  /** Shows which day it is, once the server has said so. */
  function set(next) {
    if (!next) return;
    current = next;
    box.input.value = next;
    describe();
  }
  return { node: h("div", { class: "tools days" }, before, box, after, note), set, get current() { return current; } };
}
