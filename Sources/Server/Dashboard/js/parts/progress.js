// The training that runs, as the server's events tell it; what would come next when none does.

import { get } from "../api.js";
import { h, replace, say } from "../dom.js";
import { duration, instant, percent, plural } from "../format.js";
import { follow, now } from "../live.js";
import { command } from "../states.js";

export function progressCard(signal) {
  const place = h("section", { "aria-label": "Training" });
  let next = null;
  let spoken = 0;

  function draw() {
    const training = now.training ?? now.status?.training;
    if (training?.running) return replace(place, running(training, now.progress));
    replace(place, next && h("div", { class: "card next" }, next));
  }

  function running(training, progress) {
    const share = typeof progress?.fraction === "number" ? Math.max(0, Math.min(1, progress.fraction)) : null;
    // A reader's voice is not to be interrupted every second: every tenth of the way is enough.
    if (share !== null && Math.floor(share * 10) !== spoken) {
      spoken = Math.floor(share * 10);
      say(`Training ${percent(share)} done`);
    }
    // What tells no share of its way gets no bar: an empty one would look like standing still.
    const bar = share === null ? null : h("progress", { max: "1", value: String(share), "aria-label": "Share of the training that is done" });
    return h("div", { class: "card training" },
      h("div", { class: "row" }, h("h2", {}, progress?.what ?? training.holder?.what ?? "Training"),
        h("span", { class: "soft small" }, training.holder?.since && `since ${instant(training.holder.since)}`,
          training.holder?.host && ` on ${training.holder.host}`)),
      bar,
      h("p", { class: "row small" },
        h("b", {}, share === null ? "running" : percent(share)),
        typeof progress?.done === "number" && h("span", {}, `${progress.done} of ${plural(progress.of ?? 0, "step")} done`),
        progress?.step && h("span", {}, `now: ${progress.step}`),
        typeof progress?.secondsLeft === "number" && h("span", {}, `about ${duration(progress.secondsLeft)} left`),
        progress?.note && h("span", { class: "soft" }, progress.note)));
  }

  for (const kind of ["progress", "windows", "status"]) follow(kind, draw, signal);
  draw();
  get("/v1/plan", { signal }).then((plan) => {
    const step = plan.steps?.find((each) => each.state !== "done");
    next = step
      ? [h("p", {}, "Nothing is being trained. Next in the plan", step.seconds > 0 && `, about ${duration(step.seconds)}`, step.refusal && ", refused as things stand", ":"),
        command(`fullcourt ${step.step}`)]
      : null;
    draw();
  }).catch(() => {});
  return place;
}
