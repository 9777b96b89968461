// The small plot beside a forecast: the last games from left to right, then tonight's 80 % interval on the same scale.
// One path for all games, because a night has three hundred players and four plots each.

import { s } from "../dom.js";

/**
 * games: numbers or null (not recorded), oldest first; forecast: `{median, q10, q90}` or null; actual: what came, or null.
 * most: the highest value of the scale, shared by the rows that are to be compared.
 */
export function spark(games, forecast, { width = 104, height = 32, most, actual = null, slots = 10 } = {}) {
  const top = most ?? Math.max(1, ...games.filter((v) => v !== null), forecast?.q90 ?? 0, actual ?? 0);
  const [pad, tail] = [3, 20];
  const down = (value) => height - pad - Math.min(1, value / top) * (height - 2 * pad);
  const step = (width - tail) / slots;
  const first = slots - Math.min(slots, games.length);
  let path = "";
  games.slice(-slots).forEach((value, index) => {
    if (value === null || value === undefined) return;
    const x = (first + index) * step;
    // A game without any still leaves a mark: he played.
    const y = Math.min(down(value), height - pad - 1);
    path += `M${x.toFixed(1)} ${(height - pad).toFixed(1)}V${y.toFixed(1)}h${(step - 1.6).toFixed(1)}V${(height - pad).toFixed(1)}z`;
  });
  const x = width - tail / 2 + 2;
  return s("svg", { viewBox: `0 0 ${width} ${height}`, width, height, class: "spark", "aria-hidden": "true" },
    s("path", { d: path, class: "games" }),
    forecast && [
      s("line", { x1: x, x2: x, y1: down(forecast.q90).toFixed(1), y2: down(forecast.q10).toFixed(1), class: "range" }),
      s("circle", { cx: x, cy: down(forecast.median).toFixed(1), r: 3.2, class: "mid" }),
    ],
    actual !== null && actual !== undefined && s("path", { d: `M${x - 7} ${down(actual).toFixed(1)}h14`, class: "came" }));
}
