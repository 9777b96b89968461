import BoxScores
import Evaluation

/// Calibration as plots: a panel a stat.
enum CalibrationFigures {
  /// The histogram of the probability integral transform: flat when the distributions are right.
  static func transform(_ rows: [CalibrationRow]) -> HTML {
    ReportParts.panels(
      rows.map { row in
        let most = max(0.14, (row.transform.max() ?? 0.1) * 1.1)
        var plot = SVGPlot(x: 0...1, y: 0...most, label: "Transform histogram of \(row.stat.rawValue)")
        for (bin, share) in row.transform.enumerated() {
          plot.bar(
            from: Double(bin) / 10, to: Double(bin + 1) / 10, value: share,
            title: "\(bin * 10)–\(bin * 10 + 10) %: \(ReportNumber.fixed(share * 100, 1)) % of outcomes")
        }
        plot.horizontal(0.1, "10 %", style: "ref")
        for tick in [0.0, 0.5, 1] { plot.tick(tick, "\(Int(tick * 100))") }
        plot.caption("place in the forecast distribution, %")
        let far = row.transform.map { abs($0 - 0.1) }.max() ?? 0
        return (
          row.stat.rawValue, "farthest from flat: \(ReportNumber.fixed(far * 100, 1)) points", plot.html
        )
      })
  }

  /// What was said against what came, for P(k or more).
  static func reliability(_ rows: [CalibrationRow]) -> HTML {
    ReportParts.panels(
      rows.compactMap { row in
        guard let reliability = row.reliability else { return nil }
        var plot = SVGPlot(x: 0...1, y: 0...1, height: 240, label: "Reliability of \(row.stat.rawValue)")
        for grid in [0.0, 0.5, 1] {
          plot.horizontal(grid, "\(Int(grid * 100))")
          plot.tick(grid, "\(Int(grid * 100))")
        }
        plot.segment(0, 0, 1, 1, style: "ref")
        let most = Double(reliability.bins.map(\.n).max() ?? 1)
        for (bin, next) in zip(reliability.bins, reliability.bins.dropFirst()) {
          plot.segment(bin.forecast, bin.observed, next.forecast, next.observed, style: "path")
        }
        for bin in reliability.bins {
          plot.segment(
            bin.forecast, max(0, bin.observed - 2 * bin.standardError), bin.forecast,
            min(1, bin.observed + 2 * bin.standardError), style: "err")
          plot.dot(
            bin.forecast, bin.observed, radius: 2.5 + 3 * (Double(bin.n) / most).squareRoot(),
            title:
              "said \(ReportNumber.fixed(bin.forecast * 100, 1)) %, came \(ReportNumber.fixed(bin.observed * 100, 1)) %, "
              + "n \(ReportNumber.count(bin.n))")
        }
        plot.caption("said, % — came, % (upward)")
        let thresholds = row.stat.reliabilityThresholds.map(String.init).joined(separator: ", ")
        return (
          row.stat.rawValue,
          "k = \(thresholds). Mean distance \(ReportNumber.fixed(reliability.error * 100, 2)) points, "
            + "Brier \(ReportNumber.fixed(reliability.brier, 4))", plot.html
        )
      })
  }

  /// Coverage by tier of minutes: .80 is perfect, .75 to .85 the band.
  static func coverage(_ rows: [CalibrationRow]) -> HTML {
    var groups: [String] = []
    for group in rows.flatMap({ $0.tiers.map(\.group) }) where !groups.contains(group) { groups.append(group) }
    return ReportParts.table(
      ["coverage80"] + groups.map { "\($0) min" },
      rows.map { row in
        (
          false,
          [ReportParts.Cell(text: row.stat.rawValue)]
            + groups.map { group in
              guard let tier = row.tiers.first(where: { $0.group == group }) else { return .init(text: "–") }
              return .init(
                text: ReportNumber.fixed(tier.coverage80, 3),
                style: (0.75...0.85).contains(tier.coverage80) ? "good" : "bad")
            }
        )
      })
  }
}
