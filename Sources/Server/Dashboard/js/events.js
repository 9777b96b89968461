// Server-sent events over fetch, because the browser's own EventSource cannot send the token. Connects again by itself,
// more and more slowly, and says when it is cut off.

import { send } from "./api.js";

/** Cuts a stream of text into events; give it what arrives, in pieces of any size. */
export class EventParser {
  #rest = "";
  constructor(onEvent) { this.onEvent = onEvent; }

  push(text) {
    // A carriage return at the very end may be half of a line break.
    const all = (this.#rest + text).replace(/\r\n/g, "\n");
    const blocks = all.split("\n\n");
    this.#rest = blocks.pop();
    for (const block of blocks) this.#read(block);
  }

  #read(block) {
    let name = "message";
    const data = [];
    for (const line of block.split("\n")) {
      if (line.startsWith("event:")) name = line.slice(6).trim();
      if (line.startsWith("data:")) data.push(line.slice(5).replace(/^ /, ""));
    }
    if (!data.length) return;
    try {
      this.onEvent(name, JSON.parse(data.join("\n")));
    } catch {
      // One unreadable event is no reason to stop listening.
    }
  }
}

/** Listens until `stop()` is called. `on.status`, `on.progress` get data; `on.open` and `on.lost` tell of the connection. */
export function listen(address, on) {
  const stopper = new AbortController();
  let wait = 1000;

  async function once() {
    const answer = await send(address, { signal: stopper.signal, accept: "text/event-stream" });
    if (!answer.ok || !answer.body) return false;
    on.open?.();
    wait = 1000;
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    const parser = new EventParser((name, data) => on[name]?.(data));
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return true;
      parser.push(value);
    }
  }

  async function run() {
    while (!stopper.signal.aborted) {
      await once().catch(() => null);
      if (stopper.signal.aborted) return;
      on.lost?.();
      await new Promise((resolve) => { setTimeout(resolve, wait); });
      wait = Math.min(wait * 2, 30_000);
    }
  }
  run();
  return { stop: () => stopper.abort() };
}
