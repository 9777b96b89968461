// What holds for the whole page: figures that are old because the server is gone, or because another champion was promoted
// since they were loaded.

import { h, replace } from "./dom.js";
import { follow, now, refreshStatus } from "./live.js";

const clock = () => new Date().toTimeString().slice(0, 5);

export function startBanners(place, reload) {
  let lostAt = null;
  let shownKey;
  let switched = null;

  function button(text, run) {
    return h("button", { class: "link", type: "button", on: { click: run } }, text);
  }

  function draw() {
    replace(place,
      lostAt && h("div", { class: "banner stale" }, h("b", {}, "The server does not answer."),
        h("span", {}, `What you see was loaded before ${lostAt} and may be old.`),
        button("Try again", async () => { if (await refreshStatus() && now.reachable) reload(); })),
      switched && h("div", { class: "banner stale" }, h("b", {}, "Another champion was promoted."),
        h("span", {}, `Since ${switched} forecasts come from it; what you see is older.`),
        button("Show the new figures", () => { switched = null; draw(); reload(); })));
  }

  follow("connection", () => {
    if (!now.reachable) lostAt ??= clock();
    else if (lostAt) {
      // What was shown meanwhile may be old: once it answers again, it is asked again.
      lostAt = null;
      refreshStatus();
    } else return;
    draw();
  });
  follow("status", () => {
    const key = now.status?.champion?.key ?? null;
    if (shownKey !== undefined && key !== null && key !== shownKey) { switched = clock(); draw(); }
    shownKey = key ?? shownKey;
  });
}
