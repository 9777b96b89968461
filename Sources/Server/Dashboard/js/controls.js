// Small controls that several pages use.

import { h, uid } from "./dom.js";

/** One of a few, as radio buttons. `options`: [value, label]. */
export function choice(label, options, value, onChange) {
  const name = uid("choice");
  return h("fieldset", { class: "choice" }, h("legend", {}, label), options.map(([key, text]) => {
    const input = h("input", { type: "radio", name, value: key, on: { change: () => onChange(key) } });
    input.checked = key === value;
    return h("label", {}, input, text);
  }));
}

/** One of many, with its label above. */
export function select(label, options, value, onChange) {
  const id = uid("select");
  const node = h("select", { id }, options.map(([key, text]) => h("option", { value: key }, text)));
  node.value = value;
  node.addEventListener("change", () => onChange(node.value));
  return h("div", { class: "field" }, h("label", { for: id }, label), node);
}

/** A text, number or date field with its label above. */
export function field(label, props, onInput) {
  const id = uid("field");
  const node = h("input", { id, ...props });
  if (onInput) node.addEventListener("input", () => onInput(node.value));
  const place = h("div", { class: "field" }, h("label", { for: id }, label), node);
  place.input = node;
  return place;
}

/** Figures in tiles: [value, what it is]. */
export function tiles(entries) {
  return h("dl", { class: "tiles" }, entries.filter(Boolean).map(([value, label]) =>
    h("div", { class: "tile" }, h("dt", {}, label), h("dd", {}, value))));
}

/** Name and value pairs. */
export function facts(entries) {
  return h("dl", { class: "facts" }, entries.filter(Boolean).map(([label, value]) =>
    h("div", {}, h("dt", {}, label), h("dd", {}, value))));
}

export function simulatedFlag() {
  return h("p", { class: "flag" }, "Simulated league: no real player, team or game.");
}

/** Lines of small print. */
export function notes(lines) {
  const real = (lines ?? []).filter(Boolean);
  return real.length ? h("ul", { class: "notes" }, real.map((line) => h("li", {}, line))) : null;
}

/** Head of a page: a word above, the title that gets the focus, a sentence. */
export function pageHead(eyebrow, title, lead) {
  return h("header", { class: "page-head" }, h("p", { class: "eyebrow" }, eyebrow), h("h1", { tabindex: "-1" }, title),
    lead && h("p", { class: "soft" }, lead));
}

export function section(title, lead, ...children) {
  const id = uid("section");
  return h("section", { "aria-labelledby": id }, h("h2", { id }, title), lead && h("p", { class: "soft" }, lead), children);
}
