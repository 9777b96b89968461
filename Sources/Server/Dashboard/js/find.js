// The search for a player: a combobox that is used with the keyboard alone as well.

import { get, path, Problem } from "./api.js";
import { h, replace, say } from "./dom.js";
import { go } from "./router.js";

export function startFind(input, list) {
  let options = [];
  let active = -1;
  let stopper = null;
  let timer = 0;

  function close() {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function mark(place) {
    active = place;
    options.forEach((node, index) => node.setAttribute("aria-selected", String(index === place)));
    if (options[place]) {
      input.setAttribute("aria-activedescendant", options[place].id);
      options[place].scrollIntoView({ block: "nearest" });
    }
  }

  function open(players) {
    options = players.map((player, index) => h("li", {
      id: `found-${index}`, role: "option", "aria-selected": "false", data: { id: player.personId },
      // Before the field loses the focus and the list closes.
      on: { mousedown: (event) => { event.preventDefault(); choose(index); } },
    }, h("span", {}, player.player, player.simulated && " (sim)"),
      h("span", { class: "soft small" }, `${player.team ?? ""} ${player.firstSeason ?? ""}–${player.lastSeason ?? ""}`)));
    replace(list, options);
    show(players.length ? "" : "Nobody of that name");
    say(players.length ? `${players.length} found` : "Nobody of that name");
  }

  function show(note) {
    if (note) replace(list, h("li", { class: "note", role: "option", "aria-disabled": "true" }, note));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
  }

  function choose(index) {
    const id = options[index]?.dataset.id;
    if (!id) return;
    input.value = "";
    close();
    go(`/players/${id}`);
  }

  async function search() {
    stopper?.abort();
    const text = input.value.trim();
    if (text.length < 2) return close();
    stopper = new AbortController();
    try {
      const found = await get(path("/v1/players", { q: text, limit: 12 }), { signal: stopper.signal });
      open(found.players ?? []);
    } catch (error) {
      if (error.name === "AbortError") return;
      options = [];
      show(error instanceof Problem ? error.title : "The search failed");
    }
  }

  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(search, 140); });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) return search();
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (options.length) mark((active + step + options.length) % options.length);
    } else if (event.key === "Enter" && options.length && !list.hidden) {
      event.preventDefault();
      choose(Math.max(0, active));
    } else if (event.key === "Escape") {
      if (list.hidden) input.value = "";
      close();
    }
  });
  input.addEventListener("blur", close);
  addEventListener("keydown", (event) => {
    const typing = /^(input|textarea|select)$/i.test(document.activeElement?.tagName ?? "");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    input.focus();
  });
}
