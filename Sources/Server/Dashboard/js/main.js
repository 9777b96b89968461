// Starts everything: the theme, the search, the live connection, and the view that belongs to the path.

import { setTokenAsker } from "./api.js";
import { startBanners } from "./banners.js";
import { append, h, replace, say } from "./dom.js";
import { startFind } from "./find.js";
import { follow, now, startLive } from "./live.js";
import { match, startRouter } from "./router.js";
import { bones, empty, problem } from "./states.js";
import { startTheme } from "./theme.js";
import { askToken } from "./token.js";
import { day, season } from "./format.js";

const main = document.getElementById("main");
const places = new Map();
let current = null;

/** Shows the view of the present path. What the last one still waits for is given up. */
async function show({ first = false, back = false, again = false }) {
  const key = location.pathname + location.search;
  if (current && !again) places.set(current.key, scrollY);
  current?.stopper.abort();
  const mine = { key, stopper: new AbortController() };
  current = mine;
  const route = match(location.pathname);
  for (const link of document.querySelectorAll("nav.pages a")) {
    if (link.dataset.page === route?.page) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  if (!route) return notFound();
  const root = h("div", { class: `view ${route.page}` });
  try {
    replace(main, bones(6, true));
    const view = await route.module();
    if (mine.stopper.signal.aborted) return;
    document.title = `${view.title} · Fullcourt`;
    replace(main, root);
    view.show({ root, id: route.id, query: new URLSearchParams(location.search), signal: mine.stopper.signal });
  } catch (error) {
    if (!mine.stopper.signal.aborted) append(replace(main), problem(error, () => show({ again: true })));
  }
  if (!first && !again) arrive(back ? places.get(key) ?? 0 : 0);
}

/** A new page begins at its top, and its title is where the keyboard and the reader's voice are. */
function arrive(top) {
  scrollTo(0, top);
  const title = main.querySelector("h1");
  (title ?? main).focus({ preventScroll: true });
  say(document.title.replace(" · Fullcourt", ""));
}

function notFound() {
  document.title = "Not found · Fullcourt";
  replace(main, h("h1", { tabindex: "-1" }, "No such page"), empty("Nothing is here", `${location.pathname} is none of the pages above.`));
}

/** What answers, in one line at the foot. */
function foot() {
  const place = document.getElementById("foot");
  const status = now.status;
  if (!status) return;
  const champion = status.champion;
  replace(place,
    h("p", {}, `Fullcourt ${status.version ?? ""}`),
    h("p", {}, status.source === "bundle" ? `Bundle ${String(status.bundle?.sha256 ?? "").slice(0, 12)}` : "Workspace"),
    champion && h("p", {}, `${champion.promotedAt === null ? "No champion promoted: newest model" : "Champion"} ${champion.configuration ?? champion.key}, season ${season(champion.season)}, variant ${champion.variant}`),
    status.data?.real && h("p", {}, `Real games to ${day(status.data.real.lastDay, { weekday: false })}`),
    status.simulatedOnly && h("p", {}, "Simulated league only"),
    h("p", {}, h("a", { href: "/openapi.json" }, "API")));
}

startTheme(document.getElementById("theme"));
setTokenAsker(askToken);
startFind(document.getElementById("find"), document.getElementById("found"));
startBanners(document.getElementById("banners"), () => show({ again: true }));
follow("status", foot);
startLive();
startRouter(show);
