import BoxScores
import Evaluation
import Foundation

/// An ablation as a page of its own, and as a section of a backtest's report.
public struct AblationPage: Sendable {
  private let report: AblationReport

  public init(_ report: AblationReport) { self.report = report }

  /// One file that needs nothing else: what `meta ablate --html` writes.
  public var html: String {
    let seasons = report.seasons.map(\.description).joined(separator: ", ")
    var parts: [HTML] = [
      .element("div", [("class", "eyebrow")], .text("Fullcourt · ablation")),
      .element("h1", [], .text("What each component is worth")),
      .element(
        "p", [("class", "soft")],
        .text(
          "Experiment “\(report.configuration)”, seasons \(seasons), variant \(report.variant), pool A, "
            + "\(ReportNumber.count(report.games)) player-games.")),
    ]
    if report.simulated { parts.append(ReportParts.flag("Simulated league: no real player, team or game.")) }
    parts.append(section)
    parts.append(ReportParts.footer("fullcourt \(Release.version). One file, no scripts, nothing is fetched."))
    return HTML.page(
      title: "Ablation, \(seasons)", style: ReportStyle.css, .element("main", [], .joined(parts)))
  }

  var section: HTML {
    let rows = report.rows.compactMap { row -> ForestPlot.Row? in
      guard let change = row.change, let lower = row.lower, let upper = row.upper else { return nil }
      return ForestPlot.Row(
        label: row.part.name, value: change, lower: lower, upper: upper,
        beginsGroup: row.part.windows && !row.part.league || !row.part.windows)
    }
    let best = Stat.allCases.map { stat in report.rows.compactMap { $0.maeInt[stat.rawValue] }.min() }
    let table = ReportParts.table(
      ["components"] + Stat.allCases.map(\.rawValue) + ["mean change", "p (Holm)", "each seed", "seconds"],
      report.rows.map { row in
        (
          row.part == .off,
          [ReportParts.Cell(text: row.part.name)]
            + zip(Stat.allCases, best).map { stat, best in
              let value = row.maeInt[stat.rawValue]
              return .init(text: ReportNumber.fixed(value, 3), style: value != nil && value == best ? "best" : "")
            } + [
              .init(text: row.change.map { ReportNumber.signed($0, 2) + " %" } ?? "–"),
              .init(text: ReportNumber.fixed(row.pHolm, 4)),
              .init(
                text: row.seeds.isEmpty
                  ? "–" : row.seeds.map { ReportNumber.signed($0, 2) }.joined(separator: "  ")),
              .init(text: ReportNumber.fixed(row.seconds, 0)),
            ]
        )
      })
    let looks = report.looks.sorted { $0.key < $1.key }.map { "season \($0.key): look \($0.value)" }
    return ReportParts.section(
      "Ablation",
      "Mean change of the error against all components off, with its 95 % interval over game dates. "
        + "What does not lie left of zero has not been shown to help.",
      [
        ForestPlot(rows: rows).html, table,
        ReportParts.list(report.notes + ["Looks, this one included: \(looks.joined(separator: ", "))."]),
      ])
  }
}
