// What each of V4's components is worth: every combination, on the same rows.

import { get } from "../api.js";
import { notes, section, select } from "../controls.js";
import { h, replace } from "../dom.js";
import { count, fixed, instant, plural, season, signed } from "../format.js";
import { bones, empty, load, problem } from "../states.js";
import { STATS } from "../stats.js";
import { table } from "../table.js";
import { forest } from "../charts/forest.js";

/** Fills `place` with the latest ablation, and a choice where there are several. */
export async function ablationSection(place, signal) {
  replace(place, bones(4));
  const retry = () => ablationSection(place, signal);
  let list;
  try {
    list = (await get("/v1/ablations", { signal })).ablations ?? [];
  } catch (error) {
    if (error.name !== "AbortError") replace(place, frame(problem(error, retry)));
    return;
  }
  if (!list.length) {
    replace(place, frame(empty("No ablation yet", "It trains V4 with every combination of its components and compares them on the same rows.", "fullcourt meta ablate --config experiments/v4_full.yaml")));
    return;
  }
  const body = h("div");
  const show = (id) => load(body, () => get(`/v1/ablations/${encodeURIComponent(id)}`, { signal }), report, { signal });
  const options = list.map((a) => [String(a.id), `${a.name ?? a.configuration ?? "ablation"} · ${(a.seasons ?? []).map(season).join(", ")}${a.simulated ? " · simulated" : ""}${a.madeAt ? ` · ${instant(a.madeAt)}` : ""}`]);
  replace(place, frame([list.length > 1 && h("div", { class: "tools" }, select("Ablation", options, String(list[0].id), show)), body]));
  show(String(list[0].id));
}

function frame(contents) {
  return section("Ablation", "Mean change of the error over the four stats against all components off, with its 95 % interval over game dates. "
    + "What does not lie left of zero has not been shown to help; green has, after Holm’s correction for all rows of the table (p below 0.05).", contents);
}

function report(ablation) {
  const rows = ablation.rows ?? [];
  const off = (row) => row.part.name === "all off";
  // As it is printed: of two figures that read the same neither is the better one.
  const best = Object.fromEntries(STATS.map((stat) => [stat, fixed(Math.min(...rows.map((row) => row.maeInt?.[stat] ?? Infinity)), 3)]));
  const looks = Object.entries(ablation.looks ?? {}).map(([s, n]) => ` Look ${n} at season ${season(Number(s))}.`).join("");
  const known = rows.filter((row) => typeof row.change === "number");
  return [
    h("p", { class: "soft" }, ablation.simulated && h("span", { class: "tag sim" }, "simulated"), ablation.simulated && " ",
      `Experiment ${ablation.configuration}, ${(ablation.seasons ?? []).map(season).join(", ")}, variant ${ablation.variant}, pool A, ${count(ablation.games)} player-games, ${plural(ablation.repetitions, "seed")}.${looks}`),
    forest(known.map((row) => ({ label: row.part.name, value: row.change, lower: row.lower, upper: row.upper, sure: !(row.pHolm >= 0.05) }))),
    table([
      { label: "components", text: true, cell: (row) => row.part.name, sort: (row) => row.part.name },
      ...STATS.map((stat) => ({ label: stat, cell: (row) => fixed(row.maeInt?.[stat], 3), sort: (row) => row.maeInt?.[stat], kind: (row) => (fixed(row.maeInt?.[stat], 3) === best[stat] ? "best" : "") })),
      { label: "mean change", cell: (row) => (typeof row.change === "number" ? `${signed(row.change, 2)} %` : "–"), sort: (row) => row.change },
      ...(ablation.repetitions > 1 ? [{ label: "each seed", cell: (row) => (row.seeds ?? []).map((each) => signed(each, 2)).join(", ") || "–" }] : []),
      { label: "p (Holm)", cell: (row) => fixed(row.pHolm, 4), sort: (row) => row.pHolm },
      { label: "seconds", cell: (row) => fixed(row.seconds, 0), sort: (row) => row.seconds, down: true },
    ], rows, { caption: "Every combination of V4's components", own: off }),
    notes(ablation.notes),
  ];
}
