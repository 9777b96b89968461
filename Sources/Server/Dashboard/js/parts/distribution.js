// What is forecast of one stat: the figures, the whole distribution, and the probability of k or more for any k.

import { tiles } from "../controls.js";
import { h, uid } from "../dom.js";
import { fixed, percent } from "../format.js";
import { figure } from "../charts/figure.js";
import { pmfPlot } from "../charts/pmf.js";
import { atLeast, between, drawn } from "../stats.js";

export function distribution(stat, forecast, pmf, actual) {
  const known = Array.isArray(pmf) && pmf.length > 1;
  const inside = known ? between(pmf, forecast.q10, forecast.q90) : null;
  return h("div", { class: "card distribution" },
    tiles([
      [fixed(forecast.median, 1), `${stat}, median`], [`${forecast.q10}–${forecast.q90}`, "80 % interval"],
      [fixed(forecast.mean, 1), "mean"], [fixed(forecast.sigma, 1), "standard deviation"],
      actual !== null && [String(actual), "what came"],
    ]),
    known ? pictures(stat, forecast, pmf, actual) : h("p", { class: "soft" }, "The distribution itself is not given here."),
    inside !== null && h("p", { class: "soft small" },
      `Whole numbers: ${forecast.q10} to ${forecast.q90} holds ${percent(inside)} of the distribution, never less than 80 %. `,
      "The median is V4’s own, which errors are scored by: it may lie beside the middle of the distribution."));
}

function pictures(stat, forecast, pmf, actual) {
  const most = Math.max(drawn(pmf) - 1, forecast.q90);
  let k = Math.max(1, Math.round(forecast.median));
  let touched = false;
  const id = uid("atleast");
  const slider = h("input", { id, type: "range", min: "0", max: String(most), step: "1", value: String(k) });
  const answer = h("output", { for: id });
  const plot = figure(`Probability of exactly 0, 1, 2 … ${stat}; 80 % lie between ${forecast.q10} and ${forecast.q90}`,
    (width) => pmfPlot(pmf, forecast, { width, from: touched ? k : null, actual }), { height: 230 });
  const tell = () => {
    const share = percent(atLeast(pmf, k), 1);
    answer.replaceChildren(h("b", {}, share), ` for ${k} or more`);
    slider.setAttribute("aria-valuetext", `${k} or more: ${share}`);
  };
  slider.addEventListener("input", () => {
    k = Number(slider.value);
    touched = true;
    tell();
    plot.redraw();
  });
  tell();
  return [plot,
    h("ul", { class: "legend" }, h("li", {}, h("i", {}), "probability of exactly k"), h("li", {}, h("i", { class: "band" }), "80 % interval"),
      h("li", {}, h("i", { class: "median" }), "median (V4’s own)"), actual !== null && h("li", {}, h("i", { class: "came" }), "what came")),
    h("div", { class: "atleast" }, h("label", { for: id }, "k or more"), slider, answer)];
}
