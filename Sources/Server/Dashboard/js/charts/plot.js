// Axes and marks in the units of the data. The same small language as the charts of the written reports.

import { s } from "../dom.js";

const place = (value) => Math.round(value * 10) / 10;

export class Plot {
  #marks = [];

  /** `x`, `y`: [from, to]; the margins hold the numbers of the axes. */
  constructor({ width, height, x, y, left = 34, right = 14, top = 8, bottom = 30 }) {
    Object.assign(this, { width, height, left, right, top, bottom });
    this.x = x[1] > x[0] ? x : [x[0], x[0] + 1];
    this.y = y[1] > y[0] ? y : [y[0], y[0] + 1];
  }

  across(value) { return this.left + (value - this.x[0]) / (this.x[1] - this.x[0]) * (this.width - this.left - this.right); }
  down(value) {
    return this.height - this.bottom - (value - this.y[0]) / (this.y[1] - this.y[0]) * (this.height - this.top - this.bottom);
  }

  add(tag, props, title) {
    const node = s(tag, props, title && s("title", {}, title));
    this.#marks.push(node);
    return node;
  }

  line(x1, y1, x2, y2, style) {
    return this.add("line", { x1: place(x1), y1: place(y1), x2: place(x2), y2: place(y2), class: style });
  }

  text(x, y, text, { anchor = "middle", style = null } = {}) {
    const node = this.add("text", { x: place(x), y: place(y), "text-anchor": anchor, class: style });
    node.append(text);
    return node;
  }

  horizontal(value, label, style = "grid") {
    this.line(this.left, this.down(value), this.width - this.right, this.down(value), style);
    if (label !== undefined) this.text(this.left - 6, this.down(value) + 4, label, { anchor: "end" });
  }

  vertical(value, style = "ref") { this.line(this.across(value), this.top, this.across(value), this.height - this.bottom, style); }

  tick(value, label) { this.text(this.across(value), this.height - this.bottom + 15, label); }

  caption(label) { this.text((this.left + this.width - this.right) / 2, this.height - 2, label); }

  bar(from, to, value, { style = "bar", title, gap = 1, base = 0 } = {}) {
    const [a, b] = [this.across(from), this.across(to)];
    const [top, bottom] = [this.down(Math.max(value, base)), this.down(Math.min(value, base))];
    return this.add("rect", {
      x: place(a + gap), y: place(top), width: place(Math.max(0.5, b - a - 2 * gap)), height: place(Math.max(0, bottom - top)),
      rx: Math.min(2, Math.max(0, (b - a) / 6)).toFixed(1), class: style,
    }, title);
  }

  dot(x, y, { radius = 3.5, style = "dot", title } = {}) {
    return this.add("circle", { cx: place(this.across(x)), cy: place(this.down(y)), r: place(radius), class: style }, title);
  }

  segment(x1, y1, x2, y2, style) { return this.line(this.across(x1), this.down(y1), this.across(x2), this.down(y2), style); }

  get svg() {
    return s("svg", { viewBox: `0 0 ${this.width} ${this.height}`, width: this.width, height: this.height }, this.#marks,
      s("line", {
        x1: this.left, x2: this.width - this.right, y1: this.height - this.bottom, y2: this.height - this.bottom, class: "axis",
      }));
  }
}

/** Round steps for an axis, at most `most` of them. */
export function steps(from, to, most = 5) {
  const span = to - from || 1;
  const raw = span / most;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].map((n) => n * power).find((n) => n >= raw - 1e-12) ?? 10 * power;
  const list = [];
  for (let n = Math.ceil(from / step - 1e-9); n * step <= to + 1e-9; n += 1) list.push(Number((n * step).toPrecision(12)));
  return list;
}
