import BoxScores
import Forecasting
import Foundation

/// One stat of an explanation on its page.
struct StatExplanationSection {
  private let stat: Stat
  private let told: StatExplanation
  private let whole: Explanation

  init(_ stat: Stat, _ told: StatExplanation, _ whole: Explanation) {
    self.stat = stat
    self.told = told
    self.whole = whole
  }

  /// Features shown of a group, and groups in the drawing.
  private static let features = 3
  private static let bars = 12

  var parts: [HTML] {
    [
      ReportParts.section(
        "\(stat.rawValue.capitalized): \(ReportNumber.fixed(told.forecast.median, 1))",
        "Median \(ReportNumber.fixed(told.forecast.median, 2)), mean \(ReportNumber.fixed(told.forecast.mean, 2)), four of "
          + "five times from \(ReportNumber.fixed(told.forecast.q10, 0)) to \(ReportNumber.fixed(told.forecast.q90, 0)).",
        [
          ReportParts.panels([
            (title: "How likely each count is", note: "The forecast, rounded, is marked.", figure: distribution),
            (
              title: "What moved the blend",
              note:
                "From \(ReportNumber.fixed(told.contributions.base, 2)), which the trees say of nobody in particular, to "
                + "\(ReportNumber.fixed(told.contributions.total, 2)).", figure: bars
            ),
          ])
        ]),
      heading("From the blend to the forecast"), steps, heading("What moved the blend, feature by feature"), features,
      heading("Who said what"), windows,
    ]
  }

  private func heading(_ text: String) -> HTML { .element("h3", [("class", "lead")], .text(text)) }

  private var distribution: HTML {
    let most = told.probabilities.max() ?? 1
    // A row that nobody speaks about has none.
    let median = told.forecast.median.isFinite ? Int(told.forecast.median.rounded()) : nil
    var plot = SVGPlot(
      x: 0...Double(max(1, told.probabilities.count)), y: 0...(most * 1.1),
      label: "Probability of each count of \(stat.rawValue)")
    let top = (most * 10).rounded(.down) / 10
    plot.horizontal(top > 0 ? top : most / 2, "\(ReportNumber.fixed(100 * (top > 0 ? top : most / 2), 0)) %")
    for (count, probability) in told.probabilities.enumerated() {
      plot.bar(
        from: Double(count), to: Double(count + 1), value: probability, style: count == median ? "bar" : "bar2",
        title: "\(count): \(ReportNumber.fixed(100 * probability, 1)) %")
      if count.isMultiple(of: told.probabilities.count > 30 ? 10 : told.probabilities.count > 12 ? 5 : 1) {
        plot.tick(Double(count) + 0.5, "\(count)")
      }
    }
    plot.caption(stat.rawValue)
    return plot.html
  }

  private var bars: HTML {
    var rows = told.contributions.groups.prefix(Self.bars).map { ($0.title, $0.contribution) }
    let others = told.contributions.groups.dropFirst(Self.bars)
    if !others.isEmpty { rows.append(("other groups", others.reduce(0) { $0 + $1.contribution })) }
    return DivergingBars.html(
      rows.map { (name: $0.0, value: $0.1) }, label: "What each group of features added to the blend")
  }

  private var steps: HTML {
    let values = Dictionary(uniqueKeysWithValues: told.meanSteps.map { ($0.step, $0) })
    let medians = Dictionary(uniqueKeysWithValues: told.steps.map { ($0.step, $0) })
    let order: [ForecastStep.Name] = [
      .blend, .calibration, .residualCorrection, .playerEmbeddings, .temporalMemory, .floor,
    ]
    let rows = order.compactMap { name -> (isOwn: Bool, cells: [ReportParts.Cell])? in
      guard let step = medians[name] ?? values[name] else { return nil }
      func cells(_ step: ForecastStep?) -> [ReportParts.Cell] {
        [
          .init(text: name == .blend ? "" : ReportNumber.signed(step?.added, 2)),
          .init(text: ReportNumber.fixed(step?.value, 2)),
        ]
      }
      return (
        isOwn: false,
        cells: [.init(text: step.title)] + cells(medians[name]) + cells(values[name])
          + [.init(text: step.note ?? step.share.map { "share \(ReportNumber.fixed($0, 2))" } ?? "")]
      )
    }
    return ReportParts.table(["step", "adds", "median", "adds", "mean", ""], rows)
  }

  private var features: HTML {
    var rows: [(isOwn: Bool, cells: [ReportParts.Cell])] = []
    for group in told.contributions.groups {
      rows.append(
        (
          isOwn: true,
          cells: [
            .init(text: group.title), .init(text: ""), .init(text: ""), .init(text: ""),
            .init(text: ReportNumber.signed(group.contribution, 2)),
          ]
        ))
      for feature in group.features.prefix(Self.features) {
        rows.append(
          (
            isOwn: false,
            cells: [
              .init(text: feature.name), .init(text: ReportNumber.fixed(feature.value, 2)),
              .init(text: ReportNumber.fixed(feature.typical, 2)), .init(text: feature.unit),
              .init(text: ReportNumber.signed(feature.contribution, 2)),
            ]
          ))
      }
      let others = group.features.dropFirst(Self.features)
      guard !others.isEmpty else { continue }
      rows.append(
        (
          isOwn: false,
          cells: [
            .init(text: "\(others.count) more"), .init(text: ""), .init(text: ""), .init(text: ""),
            .init(text: ReportNumber.signed(others.reduce(0) { $0 + $1.contribution }, 2)),
          ]
        ))
    }
    if told.contributions.networks != 0 {
      rows.append(
        (
          isOwn: true,
          cells: [
            .init(text: "networks of the windows"), .init(text: ""), .init(text: ""), .init(text: ""),
            .init(text: ReportNumber.signed(told.contributions.networks, 2)),
          ]
        ))
    }
    return ReportParts.table(["feature", "value", "typical*", "unit", "adds"], rows)
  }

  private var windows: HTML {
    let blend = told.blend
    var rows: [(isOwn: Bool, cells: [ReportParts.Cell])] = []
    if let league = blend.league {
      rows.append(
        (
          isOwn: true,
          cells: [
            .init(text: "league model"), .init(text: ""), .init(text: ReportNumber.fixed(league.median, 2)),
            .init(text: ReportNumber.fixed(league.median, 2)), .init(text: ""),
            .init(text: percent(league.share)),
            .init(text: ReportNumber.signed(league.share * (league.median - blend.value), 2)),
          ]
        ))
    }
    for window in blend.windows {
      rows.append(
        (
          isOwn: false,
          cells: [
            .init(text: window.window.description),
            .init(text: window.state == .speaks ? window.age.map { "\($0)" } ?? "" : window.state.rawValue),
            .init(text: ReportNumber.fixed(window.median, 2)), .init(text: ReportNumber.fixed(window.calibrated, 2)),
            .init(text: ReportNumber.fixed(window.mae, 2)), .init(text: window.share > 0 ? percent(window.share) : "–"),
            .init(text: ReportNumber.signed(window.moves, 2)),
          ]
        ))
    }
    return .joined([
      ReportParts.table(
        ["window", "age", "its word", "on today’s level", "error last season", "share", "pulls"], rows),
      .element("p", [("class", "soft small")], .text("* typical: \(whole.typicalOf).")),
    ])
  }

  private func percent(_ share: Double) -> String { ReportNumber.fixed(100 * share, 1) + " %" }
}
