// A table that can be sorted by its heads, with keyboard and screen reader too.

import { append, h, say } from "./dom.js";
import { sorted } from "./sort.js";

/**
 * columns: `{label, cell(row) → text or node, sort?(row) → value, text?: left-aligned, down?: largest first, kind?(row) → class}`.
 * options: caption (said, not shown), own(row) → marked, by: index sorted at first, down: its direction, card: with a frame.
 */
export function table(columns, rows, { caption, own, by = null, down = false, card = true, limit = Infinity } = {}) {
  const body = h("tbody");
  const heads = columns.map((column, index) => head(column, () => toggle(index)));
  let state = { by, down };
  let shown = limit;
  const more = h("button", { type: "button", class: "quiet", on: { click: () => { shown = Infinity; draw(); } } });

  function head(column, run) {
    const label = column.sort ? h("button", { type: "button", on: { click: run } }, column.label) : column.label;
    return h("th", { scope: "col", class: column.text ? "text" : null, title: column.title, "aria-sort": column.sort ? "none" : null }, label);
  }

  function toggle(index) {
    state = state.by === index ? { by: index, down: !state.down } : { by: index, down: columns[index].down ?? false };
    draw();
    say(`Sorted by ${columns[index].label}, ${state.down ? "largest first" : "smallest first"}`);
  }

  function draw() {
    const column = columns[state.by];
    const ordered = column?.sort ? sorted(rows, column.sort, state.down) : rows;
    heads.forEach((node, index) => {
      if (columns[index].sort) node.setAttribute("aria-sort", index === state.by ? (state.down ? "descending" : "ascending") : "none");
    });
    body.replaceChildren(...ordered.slice(0, shown).map(line));
    more.hidden = ordered.length <= shown;
    more.textContent = `Show all ${ordered.length}`;
  }

  function line(row) {
    return append(h("tr", { class: own?.(row) ? "own" : null }), columns.map((column, index) => {
      const style = [column.text ? "text" : "", column.wrap ? "wrap" : "", column.kind?.(row) ?? ""].filter(Boolean).join(" ");
      return index === 0
        ? h("th", { scope: "row", class: style || null }, column.cell(row))
        : h("td", { class: style || null }, column.cell(row));
    }));
  }

  draw();
  const whole = h("table", {}, caption && h("caption", { class: "unseen" }, caption), h("thead", {}, h("tr", {}, heads)), body);
  // A region that scrolls sideways has to be reachable with the keyboard, and be named.
  const region = h("div", { class: card ? "card scroll table" : "scroll", role: "region", tabindex: "0", "aria-label": caption }, whole);
  return limit < rows.length ? h("div", {}, region, more) : region;
}
