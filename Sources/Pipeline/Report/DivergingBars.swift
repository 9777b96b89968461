/// Horizontal bars to both sides of zero, each with its name and value. Drawn 280 wide, as plots are.
enum DivergingBars {
  private static let width = 280.0
  private static let names = 130.0
  private static let values = 38.0
  private static let row = 17.0

  static func html(_ bars: [(name: String, value: Double)], label: String) -> HTML {
    let least = min(0, bars.map(\.value).min() ?? 0)
    let most = max(0, bars.map(\.value).max() ?? 0)
    let span = most > least ? most - least : 1
    func across(_ value: Double) -> Double { names + (value - least) / span * (width - names - values) }
    let height = row * Double(bars.count) + 8
    var marks: [HTML] = []
    for (index, bar) in bars.enumerated() {
      let top = 4 + row * Double(index)
      let (from, to) = (across(min(0, bar.value)), across(max(0, bar.value)))
      marks.append(text(names - 6, top + 12, bar.name, anchor: "end"))
      marks.append(
        .element(
          "rect",
          [
            ("x", ReportNumber.place(from)), ("y", ReportNumber.place(top + 3)),
            ("width", ReportNumber.place(max(0.5, to - from))), ("height", ReportNumber.place(row - 6)), ("rx", "1.5"),
            ("class", bar.value < 0 ? "dot2" : "bar"),
          ], .element("title", [], .text("\(bar.name): \(ReportNumber.signed(bar.value, 3))"))))
      marks.append(text(width, top + 12, ReportNumber.signed(bar.value, 2), anchor: "end"))
    }
    let zero = ReportNumber.place(across(0))
    marks.append(
      .element(
        "line", [("x1", zero), ("y1", "2"), ("x2", zero), ("y2", ReportNumber.place(height - 2)), ("class", "axis")]))
    return .element(
      "svg",
      [
        ("viewBox", "0 0 \(ReportNumber.place(width)) \(ReportNumber.place(height))"), ("role", "img"),
        ("aria-label", label),
      ], marks)
  }

  private static func text(_ x: Double, _ y: Double, _ text: String, anchor: String) -> HTML {
    .element(
      "text", [("x", ReportNumber.place(x)), ("y", ReportNumber.place(y)), ("text-anchor", anchor)], .text(text))
  }
}
