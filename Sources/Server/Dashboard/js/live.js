// What is going on at the server, for whoever asks: its status, the states of the windows, the progress of a training.
// One connection for all pages.

import { get, onReach } from "./api.js";
import { listen } from "./events.js";

/** The latest of each kind; null until it is known. */
export const now = { status: null, windows: null, training: null, progress: null, connected: null, reachable: true };
const listeners = new Map();

/** Tells of changes of one kind until `signal` aborts: status, windows, progress, connection. */
export function follow(kind, run, signal) {
  const entry = { kind, run };
  listeners.set(entry, entry);
  signal?.addEventListener("abort", () => listeners.delete(entry));
}

function tell(kind) {
  for (const entry of [...listeners.values()]) if (entry.kind === kind) entry.run(now);
}

/** Asks for the status again; quiet when the server is gone, which the banner tells already. */
export async function refreshStatus() {
  try {
    now.status = await get("/v1/status");
    tell("status");
  } catch {
    // Who is not reachable or refuses is told by those who need figures.
  }
  return now.status;
}

export function startLive() {
  onReach((yes) => {
    if (now.reachable === yes) return;
    now.reachable = yes;
    tell("connection");
  });
  refreshStatus();
  listen("/v1/events", {
    open: () => { now.connected = true; tell("connection"); },
    lost: () => { now.connected = false; tell("connection"); },
    status: (data) => {
      const ran = now.training?.running;
      now.windows = data.windows ?? now.windows;
      now.training = data.training ?? null;
      if (!now.training?.running) now.progress = null;
      tell("windows");
      tell("progress");
      // A training that ended may have made a champion.
      if (ran !== now.training?.running) refreshStatus();
    },
    progress: (data) => { now.progress = data; tell("progress"); },
  });
  // A promotion announces itself through nothing else.
  setInterval(() => { if (document.visibilityState === "visible") refreshStatus(); }, 30_000);
  addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") refreshStatus(); });
}
