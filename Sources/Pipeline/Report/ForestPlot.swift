/// Intervals beside each other on one scale, zero marked: below zero is better.
struct ForestPlot {
  struct Row {
    var label: String
    var value: Double
    var lower: Double
    var upper: Double
    /// A rule above it.
    var beginsGroup = false
  }

  var rows: [Row]
  /// What the numbers are, such as `%`.
  var unit = "%"

  var html: HTML {
    let known = rows.filter { $0.value.isFinite && $0.lower.isFinite && $0.upper.isFinite }
    guard !known.isEmpty else { return .empty }
    let low = min(0, known.map(\.lower).min() ?? 0)
    let high = max(0, known.map(\.upper).max() ?? 0)
    let margin = max(0.05, (high - low) * 0.06)
    let (start, span) = (low - margin, high - low + 2 * margin)
    func share(_ value: Double) -> String { ReportNumber.fixed((value - start) / span * 100, 2) + "%" }
    var cells: [HTML] = []
    for row in known {
      if row.beginsGroup { cells.append(.element("div", [("class", "sep")])) }
      let style = row.upper < 0 ? " good" : row.lower > 0 ? " bad" : ""
      cells.append(.element("div", [], .text(row.label)))
      cells.append(
        .element(
          "div", [("class", "track" + style)],
          .element("i", [("class", "zero"), ("style", "left:\(share(0))")]),
          .element(
            "i",
            [
              ("class", "ci"),
              (
                "style",
                "left:\(share(row.lower));width:\(ReportNumber.fixed((row.upper - row.lower) / span * 100, 2))%"
              ),
            ]), .element("i", [("class", "pt"), ("style", "left:\(share(row.value))")])))
      cells.append(
        .element(
          "div", [("class", "value")],
          .element(
            "div", [], .element("span", [], .text("\(ReportNumber.signed(row.value, 2)) \(unit)")),
            .element(
              "small", [], .text("\(ReportNumber.signed(row.lower, 2)) … \(ReportNumber.signed(row.upper, 2))")))))
    }
    cells.append(.element("div", []))
    cells.append(
      .element(
        "div", [("class", "scale")], .element("span", [], .text("← better")), .element("span", [], .text("worse →"))))
    cells.append(.element("div", []))
    return .element("div", [("class", "card")], .element("div", [("class", "forest")], cells))
  }
}
