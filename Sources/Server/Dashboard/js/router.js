// Which view belongs to which path, and going from one to the next without loading the page again.

const ROUTES = [
  { path: /^\/(?:windows)?$/, page: "windows", module: () => import("./views/windows.js") },
  { path: /^\/(?:tonight|players)$/, page: "tonight", module: () => import("./views/tonight.js") },
  { path: /^\/players\/(\d+)$/, page: "players", module: () => import("./views/player.js") },
  { path: /^\/evidence$/, page: "evidence", module: () => import("./views/evidence.js") },
  { path: /^\/budget$/, page: "budget", module: () => import("./views/budget.js") },
  { path: /^\/analyzer$/, page: "analyzer", module: () => import("./views/analyzer.js") },
];

export function match(pathname) {
  const clean = pathname.length > 1 ? pathname.replace(/\/+$/, "") : pathname;
  for (const route of ROUTES) {
    const found = route.path.exec(clean);
    if (found) return { ...route, id: found[1] ?? null };
  }
  return null;
}

/** Whether a click is an ordinary one on a link of ours. */
function ours(event) {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target.closest?.("a[href]");
  if (!link || link.target || link.hasAttribute("download") || link.origin !== location.origin) return null;
  if (link.pathname.startsWith("/assets/") || link.pathname.startsWith("/v1/") || !match(link.pathname)) return null;
  // A jump within the page is the browser's own business.
  if (link.hash && link.pathname === location.pathname && link.search === location.search) return null;
  return link;
}

export function startRouter(show) {
  document.addEventListener("click", (event) => {
    const link = ours(event);
    if (!link) return;
    event.preventDefault();
    go(link.pathname + link.search + link.hash);
  });
  addEventListener("popstate", () => show({ back: true }));
  shower = show;
  show({ first: true });
}

let shower = null;

/** Goes to a path of ours. */
export function go(address) {
  if (address !== location.pathname + location.search + location.hash) history.pushState(null, "", address);
  shower?.({});
}

/** Writes what is chosen into the address, so that it can be shared and reloaded, without going anywhere. */
export function remember(query) {
  const params = new URLSearchParams(location.search);
  for (const [key, value] of Object.entries(query)) {
    if (value === null || value === undefined || value === "") params.delete(key);
    else params.set(key, value);
  }
  const text = params.toString();
  history.replaceState(null, "", location.pathname + (text ? `?${text}` : "") + location.hash);
}
