"""The parts of the dashboard's code that need no page: numbers as text, sorting, sums over distributions, events, links."""

CASES = r"""
async () => {
  const format = await import("/assets/js/format.js");
  const stats = await import("/assets/js/stats.js");
  const sort = await import("/assets/js/sort.js");
  const { EventParser } = await import("/assets/js/events.js");
  const { safeLink, h } = await import("/assets/js/dom.js");
  const { match } = await import("/assets/js/router.js");
  const { steps } = await import("/assets/js/charts/plot.js");
  const wrong = [];
  const equal = (what, found, expected) => {
    const [a, b] = [JSON.stringify(found), JSON.stringify(expected)];
    if (a !== b) wrong.push(`${what}: found ${a}, expected ${b}`);
  };
  equal("fixed", [format.fixed(4.5925, 3), format.fixed(-0.04, 1), format.fixed(-1.25, 2), format.fixed(null), format.fixed(NaN)], ["4.593", "0.0", "−1.25", "–", "–"]);
  equal("signed", [format.signed(0.3, 2), format.signed(-0.3, 2), format.signed(0.001, 2)], ["+0.30", "−0.30", "0.00"]);
  equal("count", [format.count(20839), format.count(999), format.count(1008582), format.count(-1234)], ["20,839", "999", "1,008,582", "−1,234"]);
  equal("bytes", [format.bytes(655491), format.bytes(1_500_000), format.bytes(12)], ["655 kB", "1.5 MB", "12 B"]);
  equal("duration", [format.duration(11.26), format.duration(172), format.duration(9.14), format.duration(3900), format.duration(3599.9), format.duration(59.7)],
    ["11 s", "2 min 52 s", "9.1 s", "1 h 05 min", "1 h 00 min", "1 min 00 s"]);
  equal("money", [format.money(8), format.money("1.1"), format.money(0.0445), format.money(0.05), format.money(0)], ["8.00", "1.10", "0.0445", "0.05", "0.00"]);
  equal("day", [format.day("2025-04-11"), format.day("2025-04-11", { weekday: false, year: false }), format.day(null)], ["Fri 11 Apr 2025", "11 Apr", "–"]);
  equal("season", [format.season(2025), format.season(2000)], ["2024-25", "1999-00"]);
  equal("nickname", [format.nickname("Portland Trail Blazers"), format.nickname("Boston Celtics")], ["Trail Blazers", "Celtics"]);
  equal("words", format.words("residualCorrection"), "residual correction");

  const pmf = [0.1, 0.2, 0.4, 0.2, 0.0999];
  equal("at least", [stats.atLeast(pmf, 0), stats.atLeast(pmf, 2).toFixed(4), stats.atLeast(pmf, 9).toFixed(4)], [1, "0.7000", "0.0001"]);
  equal("quantile", [stats.quantile(pmf, 0.1), stats.quantile(pmf, 0.5), stats.quantile(pmf, 0.9)], [0, 2, 3]);
  equal("between", stats.between(pmf, 1, 3).toFixed(4), "0.8000");
  equal("mean", stats.mean(pmf).toFixed(4), "1.9996");
  equal("average", [stats.average([1, null, 3]), stats.average([])], [2, null]);

  const rows = [{ v: 2 }, { v: null }, { v: 10 }, { v: 1 }];
  equal("sorted", sort.sorted(rows, (r) => r.v).map((r) => r.v), [1, 2, 10, null]);
  equal("sorted down, the unknown last", sort.sorted(rows, (r) => r.v, true).map((r) => r.v), [10, 2, 1, null]);
  equal("sorted text", sort.sorted(["b", "Á", "a10", "a9"], (t) => t), ["Á", "a9", "a10", "b"]);
  equal("folded", sort.folded("Luka Dončić"), "luka doncic");

  const events = [];
  const parser = new EventParser((name, data) => events.push([name, data]));
  for (const piece of [": keep-alive\n\nevent: sta", "tus\ndata: {\"a\":", "1}\r\n\r\nevent: progress\ndata: broken\n\nevent: progress\ndata: {\"b\":\ndata: 2}\n\n"]) parser.push(piece);
  equal("events", events, [["status", { a: 1 }], ["progress", { b: 2 }]]);

  equal("links", ["/players/1", "//evil.example", "javascript:alert(1)", "https://a.b/"].map(safeLink), ["/players/1", "#", "#", "https://a.b/"]);
  equal("text is never markup", h("p", {}, "<b>x</b>").innerHTML, "&lt;b&gt;x&lt;/b&gt;");
  for (const name of ["onclick", "style", "innerHTML"]) {
    let refused = false;
    try { h("p", { [name]: "x" }); } catch { refused = true; }
    equal(`attribute ${name} is refused`, refused, true);
  }
  equal("routes", ["/", "/tonight/", "/players/201143", "/players/x", "/evil"].map((p) => match(p)?.page ?? null), ["windows", "tonight", "players", null, null]);
  equal("steps", steps(0, 1, 5), [0, 0.2, 0.4, 0.6, 0.8, 1]);
  return wrong;
}
"""


def check(page, checks):
    for problem in page.evaluate(CASES):
        checks.that(False, f"logic: {problem}")
    checks.that(True, "logic")
