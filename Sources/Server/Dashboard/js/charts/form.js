// A player's last games of one stat, with the mean of those games and tonight's interval at the end.

import { average } from "../stats.js";
import { day, fixed } from "../format.js";
import { Plot, steps } from "./plot.js";

/** games: oldest first, `{gameDate, opponent, home, minutes, [stat]}`; forecast: of the same stat, or null. */
export function formPlot(games, stat, forecast, { width, height = 230, actual = null } = {}) {
  const values = games.map((game) => game[stat]);
  const slots = games.length + (forecast ? 2.2 : 0);
  const top = Math.max(1, ...values.filter((v) => typeof v === "number"), forecast?.q90 ?? 0, actual ?? 0) * 1.1;
  const plot = new Plot({ width, height, x: [0, Math.max(1, slots)], y: [0, top], left: 30, bottom: 34 });
  for (const step of steps(0, top, 4)) plot.horizontal(step, String(step));
  games.forEach((game, index) => {
    if (typeof values[index] !== "number") return;
    plot.bar(index, index + 1, Math.max(values[index], top * 0.006), {
      style: "bar2", gap: 1.4,
      title: `${day(game.gameDate)}, ${game.home ? "home to" : "at"} ${game.opponent}: ${values[index]} ${stat} in ${fixed(game.minutes, 0)} min`,
    });
  });
  const usual = average(values);
  if (usual !== null) {
    plot.line(plot.left, plot.down(usual), plot.across(games.length), plot.down(usual), "ref");
    // Where it cannot be mistaken for one of the games.
    plot.text(plot.left + 4, plot.down(usual) - 5, `mean ${fixed(usual, 1)}`, { anchor: "start", style: "halo" });
  }
  const every = Math.max(1, Math.ceil(games.length / Math.max(2, Math.floor(width / 110))));
  for (let index = 0; index < games.length; index += every) plot.tick(index + 0.5, day(games[index].gameDate, { weekday: false, year: false }));
  if (forecast) {
    const x = games.length + 1.2;
    plot.add("line", { x1: plot.across(x), x2: plot.across(x), y1: plot.down(forecast.q10), y2: plot.down(forecast.q90), class: "range wide" },
      `80 % interval ${forecast.q10} to ${forecast.q90}`);
    plot.dot(x, forecast.median, { radius: 5, title: `forecast ${fixed(forecast.median, 1)}` });
    plot.text(Math.min(plot.across(x), width - 25), height - plot.bottom + 15, "forecast", { style: "strong" });
    if (typeof actual === "number") plot.add("path", { d: `M${plot.across(x) - 10} ${plot.down(actual)}h20`, class: "came" }, `what came: ${actual}`);
  }
  plot.caption(`${games.length} games, oldest first`);
  return plot.svg;
}
