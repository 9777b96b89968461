/// A small plot: axes, and marks in the units of the data. Drawn 280 wide, so that it is read without zooming on a phone.
struct SVGPlot {
  private let width = 280.0
  private let height: Double
  private let left = 34.0
  private let right = 8.0
  private let top = 8.0
  private let bottom = 30.0
  private let x: ClosedRange<Double>
  private let y: ClosedRange<Double>
  private var marks: [HTML] = []
  private let label: String

  /// - Parameter label: What a reader hears who cannot see it.
  init(x: ClosedRange<Double>, y: ClosedRange<Double>, height: Double = 190, label: String) {
    // An axis needs some length.
    self.x = x.upperBound > x.lowerBound ? x : x.lowerBound...(x.lowerBound + 1)
    self.y = y.upperBound > y.lowerBound ? y : y.lowerBound...(y.lowerBound + 1)
    self.height = height
    self.label = label
  }

  private func across(_ value: Double) -> Double {
    left + (value - x.lowerBound) / (x.upperBound - x.lowerBound) * (width - left - right)
  }

  private func down(_ value: Double) -> Double {
    height - bottom - (value - y.lowerBound) / (y.upperBound - y.lowerBound) * (height - top - bottom)
  }

  mutating func horizontal(_ value: Double, _ text: String? = nil, style: String = "grid") {
    marks.append(line(left, down(value), width - right, down(value), style))
    if let text { marks.append(self.text(left - 5, down(value) + 4, text, anchor: "end")) }
  }

  mutating func tick(_ value: Double, _ text: String) {
    marks.append(self.text(across(value), height - bottom + 15, text, anchor: "middle"))
  }

  /// The name of the horizontal axis.
  mutating func caption(_ text: String) {
    marks.append(self.text((left + width - right) / 2, height - 3, text, anchor: "middle"))
  }

  mutating func bar(from start: Double, to end: Double, value: Double, style: String = "bar", title: String) {
    let (first, last) = (across(start), across(end))
    let (upper, lower) = (down(max(value, y.lowerBound)), down(max(0, y.lowerBound)))
    marks.append(
      .element(
        "rect",
        [
          ("x", ReportNumber.place(first + 1)), ("y", ReportNumber.place(min(upper, lower))),
          ("width", ReportNumber.place(max(0.5, last - first - 2))),
          ("height", ReportNumber.place(abs(lower - upper))), ("rx", "1.5"), ("class", style),
        ], .element("title", [], .text(title))))
  }

  mutating func dot(_ px: Double, _ py: Double, radius: Double = 3.5, style: String = "dot", title: String) {
    marks.append(
      .element(
        "circle",
        [
          ("cx", ReportNumber.place(across(px))), ("cy", ReportNumber.place(down(py))),
          ("r", ReportNumber.place(radius)), ("class", style),
        ], .element("title", [], .text(title))))
  }

  mutating func segment(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, style: String) {
    marks.append(line(across(x1), down(y1), across(x2), down(y2), style))
  }

  mutating func note(_ px: Double, _ py: Double, _ text: String, anchor: String = "start") {
    marks.append(self.text(across(px), down(py), text, anchor: anchor))
  }

  var html: HTML {
    let base = line(left, height - bottom, width - right, height - bottom, "axis")
    return .element(
      "svg",
      [
        ("viewBox", "0 0 \(ReportNumber.place(width)) \(ReportNumber.place(height))"), ("role", "img"),
        ("aria-label", label),
      ], marks + [base])
  }

  private func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: String) -> HTML {
    .element(
      "line",
      [
        ("x1", ReportNumber.place(x1)), ("y1", ReportNumber.place(y1)), ("x2", ReportNumber.place(x2)),
        ("y2", ReportNumber.place(y2)), ("class", style),
      ])
  }

  private func text(_ x: Double, _ y: Double, _ text: String, anchor: String) -> HTML {
    .element(
      "text",
      [("x", ReportNumber.place(x)), ("y", ReportNumber.place(y)), ("text-anchor", anchor)], .text(text))
  }
}
