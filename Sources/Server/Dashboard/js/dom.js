// Building the page. Text only ever enters as text: names of players, teams and books come from outside, and nothing here
// can turn a string into markup.

const SVG = "http://www.w3.org/2000/svg";
// What would run text as code or style: the page's security policy forbids it, and so does this.
const FORBIDDEN = /^(style|srcdoc|innerhtml|outerhtml|on.*)$/i;

/** An element. `props`: attributes; `on` listeners by name; `vars` custom properties; `data` attributes. */
export function h(tag, props, ...children) {
  return fill(document.createElement(tag), props, children);
}

/** The same for drawings. */
export function s(tag, props, ...children) {
  return fill(document.createElementNS(SVG, tag), props, children);
}

function fill(node, props, children) {
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") for (const [event, run] of Object.entries(value)) node.addEventListener(event, run);
    else if (name === "vars") for (const [key, v] of Object.entries(value)) node.style.setProperty(`--${key}`, v);
    else if (name === "data") Object.assign(node.dataset, value);
    else if (FORBIDDEN.test(name)) throw new Error(`attribute ${name} is not set this way`);
    else if (name === "href") node.setAttribute(name, safeLink(value));
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  append(node, children);
  return node;
}

/** Adds nodes and texts, however nested; leaves out what is null or false. */
export function append(node, children) {
  for (const child of [children].flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    node.append(child instanceof Node ? child : String(child));
  }
  return node;
}

/** Puts new contents in place of the old. */
export function replace(node, ...children) {
  node.replaceChildren();
  return append(node, children);
}

/** Only links within this site or to plain web pages: never `javascript:`. */
export function safeLink(value) {
  const text = String(value);
  return /^(\/(?!\/)|#|\?|https?:\/\/)/i.test(text) ? text : "#";
}

let counter = 0;
/** An id that no other element of the page has. */
export function uid(prefix) {
  counter += 1;
  return `${prefix}-${counter}`;
}

/** Says something to screen readers, politely and once. */
export function say(text) {
  const place = document.getElementById("say");
  if (place && place.textContent !== text) place.textContent = text;
}
