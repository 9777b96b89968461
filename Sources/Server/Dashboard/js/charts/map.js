// Players where their embeddings lie. Plain dots with a search; where plotly was fetched at set-up, the reader may open the
// same map with zoom and pan.

import { field } from "../controls.js";
import { h, replace, say } from "../dom.js";
import { folded } from "../sort.js";
import { figure } from "./figure.js";
import { Plot } from "./plot.js";
import { openPlotly } from "./plotly.js";

export function playerMap(players) {
  let wanted = "";
  const range = (values) => {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return [low - (high - low) * 0.04, high + (high - low) * 0.04];
  };
  const [x, y] = [range(players.map((p) => p.x)), range(players.map((p) => p.y))];
  const hits = (player) => wanted.length > 1 && folded(player.player).includes(wanted);
  const plot = figure(`${players.length} players by the first two directions of their embeddings`, (width) => {
    const drawing = new Plot({ width, height: 420, x, y, left: 10, right: 10, bottom: 10 });
    const [found, others] = [players.filter(hits), players.filter((p) => !hits(p))];
    for (const p of others) drawing.dot(p.x, p.y, { radius: 3, style: "faint", title: p.player });
    for (const p of found) {
      drawing.dot(p.x, p.y, { radius: 5, title: p.player });
      const right = drawing.across(p.x) > width * 0.7;
      if (found.length <= 15) drawing.text(drawing.across(p.x) + (right ? -9 : 9), drawing.down(p.y) + 4, p.player, { anchor: right ? "end" : "start", style: "halo" });
    }
    return drawing.svg;
  }, { height: 420 });
  const search = field("Show a player", { type: "search", autocomplete: "off" }, (text) => {
    wanted = folded(text.trim());
    plot.redraw();
    say(wanted.length > 1 ? `${players.filter(hits).length} shown` : "");
  });
  const place = h("div", {}, plot);
  const open = h("button", { type: "button", class: "quiet", on: { click: async () => {
    open.disabled = true;
    const interactive = await openPlotly(players);
    if (interactive) { replace(place, interactive); open.remove(); return; }
    open.replaceWith(h("span", { class: "soft small" }, "Zooming needs plotly, which was not fetched at set-up."));
  } } }, "Zoom and pan");
  return h("div", { class: "card map" }, h("div", { class: "tools" }, search, h("div", { class: "grow" }), open), place);
}
