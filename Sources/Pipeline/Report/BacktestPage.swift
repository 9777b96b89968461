import BoxScores
import Evaluation
import Foundation
import MetaLearner
import Registry

/// A backtest as one page: who was how good, how sure that is, where it fails, and what is not proven.
public struct BacktestPage: Sendable {
  private let report: BacktestReport
  private let ablation: AblationReport?
  private let champion: String?

  public init(_ report: BacktestReport, session: WorkspaceSession) throws {
    let registry = try session.registry()
    let simulated = report.facts.contains(where: \.simulated)
    // The latest ablation of the same kind of league, whatever its seasons: it names them.
    let known = try registry.experiments(kind: "meta ablate", limit: 20).compactMap { record in
      try? JSONDecoder().decode(AblationReport.self, from: Data(record.metrics.utf8))
    }
    self.init(
      report, ablation: known.first { $0.simulated == simulated && $0.variant == report.table.variant },
      champion: try registry.champion(of: "\(simulated ? "simulated" : "real")-\(report.table.variant)")?.name)
  }

  init(_ report: BacktestReport, ablation: AblationReport?, champion: String?) {
    self.report = report
    self.ablation = ablation
    self.champion = champion
  }

  /// One file that needs nothing else: what `backtest --html` writes.
  public var html: String {
    let seasons = report.facts.map(\.season.description).joined(separator: ", ")
    var parts: [HTML] = [
      .element("div", [("class", "eyebrow")], .text("Fullcourt · backtest")),
      .element("h1", [], .text("Season \(seasons): how good the forecasts were")),
      .element(
        "p", [("class", "soft")],
        .text(
          "Variant \(report.table.variant). Every model is as of the day before the season’s first game and was trained on "
            + "nothing later; features know the games before each game and no more.")),
    ]
    if report.facts.contains(where: \.simulated) {
      parts.append(ReportParts.flag("Simulated league: no real player, team or game."))
    }
    parts.append(tiles)
    for facts in report.facts { parts += season(facts) }
    if let ablation { parts.append(AblationPage(ablation).section) }
    parts.append(unproven)
    parts.append(ReportParts.footer("fullcourt \(Release.version). One file, no scripts, nothing is fetched."))
    return HTML.page(
      title: "Backtest, \(seasons)", style: ReportStyle.css, .element("main", [], .joined(parts)))
  }

  private var tiles: HTML {
    var tiles = report.facts.map { facts in
      ("\(ReportNumber.count(facts.poolA))", "player-games of \(facts.season) in pool A")
    }
    tiles += report.models.prefix(1).map {
      ($0.configuration, champion == $0.configuration ? "champion" : "experiment")
    }
    tiles += report.facts.map { facts in ("look \(facts.looks)", "at season \(facts.season) in this workspace") }
    return ReportParts.tiles(tiles.map { (value: $0.0, label: $0.1) })
  }

  private func season(_ facts: BacktestReport.SeasonFacts) -> [HTML] {
    let season = facts.season
    let results = report.table.results.filter { $0.season == season && $0.pool == .a }
    let comparisons = report.table.comparisons.filter {
      $0.season == season && $0.pool == .a && $0.measure == .maeInt && $0.model == ModelName.v4
    }
    let calibration = report.table.calibration.filter { $0.season == season && $0.model == ModelName.v4 }
    let several = report.facts.count > 1 ? " \(season)" : ""
    var parts = [
      ReportParts.section(
        "Leaderboard\(several)",
        "Mean absolute error of forecasts rounded to whole numbers, and CRPS of the distributions; smaller is better. "
          + "Pool A: players with at least ten earlier games of the season. Models as of \(facts.cutOff).",
        [leaderboard(results)])
    ]
    if !comparisons.isEmpty {
      parts.append(
        ReportParts.section(
          "Against the others\(several)",
          "Change of V4’s error in percent, on the same rows, with its 95 % interval over game dates: the mean over "
            + "the four stats against learned models; each stat against booster10, the fair opponent; then simple rules.",
          [forest(comparisons)]))
    }
    if let model = report.models.first(where: { $0.season == season }) {
      parts.append(weights(model, several))
      parts.append(components(model, several))
      if let attention = model.attention { parts.append(V4Figures.attention(attention, several)) }
      if !model.players.isEmpty { parts.append(V4Figures.map(model.players, several)) }
    }
    if !calibration.isEmpty {
      parts.append(
        ReportParts.section(
          "Calibration\(several)",
          "Where outcomes fell in the forecast distributions. Flat at 10 % is right; a hump says too wide, a bowl too "
            + "narrow.",
          [CalibrationFigures.transform(calibration)]))
      parts.append(
        ReportParts.section(
          "Probabilities of k or more\(several)",
          "What was said against what came to pass; on the diagonal a probability means what it says. Whiskers are two "
            + "standard errors of independent rows, which these are not quite.",
          [CalibrationFigures.reliability(calibration)]))
      parts.append(
        ReportParts.section(
          "Coverage by minutes\(several)",
          "Share of outcomes in the middle 80 % of the forecast distribution, those on its edge in part: .800 is perfect.",
          [CalibrationFigures.coverage(calibration)]))
    }
    let cohorts = report.table.cohorts.filter { $0.season == season && $0.pool == .a && $0.cohort != "month" }
    if !cohorts.isEmpty {
      parts.append(
        ReportParts.section(
          "Where it is better, and where not\(several)",
          "V4’s error by what was known before the game, and its change in percent against booster10 on the same rows. "
            + "Without intervals: small parts move by chance.",
          [parted(cohorts)]))
    }
    let pasts = report.table.cohorts.filter {
      $0.season == season && $0.pool == .b && $0.cohort == CohortKind.past.rawValue && $0.model == ModelName.v4
    }
    if !pasts.isEmpty {
      parts.append(
        ReportParts.section(
          "With little to go by\(several)",
          "Share of outcomes in the middle 80 % of V4’s distributions (.800 is perfect), and the mean width of its interval, "
            + "by the games there were to forecast from. Pool B.",
          [intervals(pasts)]))
    }
    return parts
  }

  private func intervals(_ rows: [ResultRow]) -> HTML {
    var groups: [String] = []
    for row in rows where !groups.contains(row.group ?? "") { groups.append(row.group ?? "") }
    return ReportParts.table(
      ["games before", "n"] + Stat.allCases.flatMap { [$0.rawValue, "width"] },
      groups.map { group in
        let same = rows.filter { $0.group == group }
        let cells = Stat.allCases.flatMap { stat -> [ReportParts.Cell] in
          let scores = same.first { $0.stat == stat }?.scores
          return [
            .init(text: ReportNumber.fixed(scores?.coverage80, 3)), .init(text: ReportNumber.fixed(scores?.width80, 1)),
          ]
        }
        return (false, [ReportParts.Cell(text: group), .init(text: ReportNumber.count(same[0].scores.n))] + cells)
      })
  }

  private func leaderboard(_ rows: [ResultRow]) -> HTML {
    var names: [String] = []
    for row in rows where !names.contains(row.model) { names.append(row.model) }
    func scores(_ model: String, _ stat: Stat) -> Scores? {
      rows.first { $0.model == model && $0.stat == stat }?.scores
    }
    func best(_ value: (Scores) -> Double?) -> [Stat: Double] {
      Dictionary(
        uniqueKeysWithValues: Stat.allCases.compactMap { stat in
          names.compactMap { scores($0, stat).flatMap(value) }.min().map { (stat, $0) }
        })
    }
    let (bestError, bestScore) = (best(\.maeInt), best(\.crps))
    return ReportParts.table(
      ["model"] + Stat.allCases.map(\.rawValue) + Stat.allCases.map { "\($0.rawValue) CRPS" },
      names.map { name in
        let errors = Stat.allCases.map { stat -> ReportParts.Cell in
          let value = scores(name, stat)?.maeInt
          return .init(
            text: ReportNumber.fixed(value, 3), style: value != nil && value == bestError[stat] ? "best" : "")
        }
        let crps = Stat.allCases.map { stat -> ReportParts.Cell in
          let value = scores(name, stat)?.crps
          return .init(
            text: ReportNumber.fixed(value, 3), style: value != nil && value == bestScore[stat] ? "best" : "")
        }
        return (name == ModelName.v4, [ReportParts.Cell(text: name)] + errors + crps)
      })
  }

  private func forest(_ rows: [ComparisonRow]) -> HTML {
    func row(_ comparison: ComparisonRow, _ label: String, begins: Bool = false) -> ForestPlot.Row {
      let relative = comparison.result.relative
      return ForestPlot.Row(
        label: label, value: relative.value * 100, lower: relative.lower * 100, upper: relative.upper * 100,
        beginsGroup: begins)
    }
    let means = rows.filter { $0.stat == nil }.sorted { $0.result.relative.value > $1.result.relative.value }
    let rules = Set(BaselineModel.allCases.map(\.rawValue))
    let stats = rows.filter { $0.baseline == ModelName.booster10 && $0.stat != nil }
    // Each on its own scale: beside the simple rules the differences between learned models could not be seen.
    let parts = [
      (
        "Learned models, mean of the four stats",
        means.filter { !rules.contains($0.baseline) }.map { row($0, $0.baseline) }
      ),
      ("booster10, stat by stat", stats.map { row($0, $0.stat?.rawValue ?? "") }),
      (
        "Simple rules, mean of the four stats",
        means.filter { rules.contains($0.baseline) }.map { row($0, $0.baseline) }
      ),
    ]
    return .joined(
      parts.filter { !$0.1.isEmpty }.map { title, rows in
        .joined([.element("h3", [("class", "lead")], .text(title)), ForestPlot(rows: rows).html])
      })
  }

  private func weights(_ model: BacktestModel, _ several: String) -> HTML {
    let league = Stat.allCases.map { stat in
      "\(stat.rawValue) \(ReportNumber.fixed(model.leagueShare[stat.rawValue].map { $0 * 100 }, 0)) %"
    }.joined(separator: ", ")
    return ReportParts.section(
      "Whom the blend listens to\(several)",
      "Weight of each window among the windows, by its age: seasons since it last learned. The league model’s share beside "
        + "them: \(league).",
      [
        ReportParts.panels(
          Stat.allCases.map { stat in
            let windows = model.windows.filter { $0.stat == stat }.sorted { $0.age < $1.age }
            let most = max(0.1, (windows.map(\.weight).max() ?? 0) * 1.1)
            var plot = SVGPlot(
              x: 0...Double(max(1, windows.count)), y: 0...most, label: "Window weights, \(stat.rawValue)")
            let step = [0.02, 0.05, 0.1, 0.25, 0.5].first { most / $0 <= 4.5 } ?? 0.5
            for grid in stride(from: step, to: most, by: step) {
              plot.horizontal(grid, "\(Int((grid * 100).rounded())) %")
            }
            for (place, window) in windows.enumerated() {
              plot.bar(
                from: Double(place), to: Double(place) + 1, value: window.weight,
                title: "\(window.window), \(window.age) old: \(ReportNumber.fixed(window.weight * 100, 1)) %")
              if place.isMultiple(of: max(1, windows.count / 5)) {
                plot.tick(Double(place) + 0.5, "\(window.age)")
              }
            }
            plot.caption("age of the window, seasons")
            let first = windows.max { $0.weight < $1.weight }
            let note =
              first.map { "most: \($0.window), \(ReportNumber.fixed($0.weight * 100, 0)) %" } ?? "no window speaks"
            return (stat.rawValue, note, plot.html)
          })
      ])
  }

  private func components(_ model: BacktestModel, _ several: String) -> HTML {
    guard !model.components.isEmpty else {
      return ReportParts.section(
        "Components\(several)", "None is on: V4 is the plain blend, ‘stack’ in the tables.", [])
    }
    let rows = model.components.map { report -> (isOwn: Bool, cells: [ReportParts.Cell]) in
      let change = report.roundedErrorWith.flatMap { with in
        report.roundedErrorWithout.map { $0 > 0 ? (with / $0 - 1) * 100 : 0 }
      }
      return (
        false,
        [
          .init(text: "\(report.component.rawValue), \(report.stat.rawValue)"),
          .init(text: ReportNumber.fixed(report.share, 2)),
          .init(
            text: change.map { ReportNumber.signed($0, 2) + " %" } ?? "–", style: (change ?? 0) < 0 ? "good" : ""),
          .init(text: ReportNumber.count(report.heldOutRows)), .init(text: report.verdict.rawValue),
        ]
      )
    }
    return ReportParts.section(
      "Components\(several)",
      "What each was worth on held-out seasons before the cut-off, where its share was fitted. A share of 0 leaves it off.",
      [ReportParts.table(["component", "share", "change of maeInt", "rows", "verdict"], rows)])
  }

  private func parted(_ rows: [ResultRow]) -> HTML {
    var groups: [String] = []
    for row in rows {
      let name = "\(row.cohort ?? "") \(row.group ?? "")"
      if !groups.contains(name) { groups.append(name) }
    }
    func error(_ part: String, _ model: String, _ stat: Stat) -> (value: Double?, n: Int) {
      let row = rows.first { "\($0.cohort ?? "") \($0.group ?? "")" == part && $0.model == model && $0.stat == stat }
      return (row?.scores.maeInt, row?.scores.n ?? 0)
    }
    return ReportParts.table(
      ["part", "n"] + Stat.allCases.flatMap { [$0.rawValue, "%"] },
      groups.map { part in
        let cells = Stat.allCases.flatMap { stat -> [ReportParts.Cell] in
          let ours = error(part, ModelName.v4, stat).value
          let change = ours.flatMap { ours in
            error(part, ModelName.booster10, stat).value.flatMap { $0 > 0 ? (ours / $0 - 1) * 100 : nil }
          }
          let style = change.map { $0 <= -0.05 ? "good" : $0 >= 0.05 ? "bad" : "" } ?? ""
          return [
            .init(text: ReportNumber.fixed(ours, 3)), .init(text: ReportNumber.signed(change, 1), style: style),
          ]
        }
        let count = ReportNumber.count(error(part, ModelName.v4, .points).n)
        return (false, [ReportParts.Cell(text: part), .init(text: count)] + cells)
      })
  }

  /// What a reader must not conclude.
  private var unproven: HTML {
    let open = report.table.comparisons.filter {
      $0.pool == .a && $0.measure == .maeInt && $0.model == ModelName.v4 && $0.result.relative.upper >= 0
    }
    var lines: [String] = []
    for season in report.table.seasons {
      var against: [String] = []
      for row in open where row.season == season && !against.contains(row.baseline) { against.append(row.baseline) }
      lines += against.map { baseline in
        let rows = open.filter { $0.season == season && $0.baseline == baseline }
        let named = rows.map { row in
          "\(row.stat?.rawValue ?? "mean of four") (up to \(ReportNumber.signed(row.result.relative.upper * 100, 2)) %)"
        }
        return "\(season): not shown to be better than \(baseline) on \(named.joined(separator: ", "))."
      }
    }
    if lines.isEmpty { lines.append("Every difference above has an interval that lies below zero in pool A.") }
    for row in report.table.calibration where row.model == ModelName.v4 {
      for tier in row.tiers where !(0.75...0.85).contains(tier.coverage80) {
        lines.append(
          "\(row.season), \(row.stat.rawValue), \(tier.group) minutes: the middle 80 % of the distributions "
            + "hold \(ReportNumber.fixed(tier.coverage80 * 100, 1)) % of the outcomes.")
      }
    }
    for model in report.models {
      for component in model.components where component.verdict != .helps {
        lines.append(
          "\(model.season), \(component.stat.rawValue): \(component.component.rawValue) brought nothing on held-out "
            + "seasons (\(component.verdict.rawValue)) and is left off.")
      }
    }
    lines.append(report.looksText + " Each look at a season that choices are judged by wears it out.")
    return ReportParts.section(
      "What is not proven", "Read this before the figures are quoted.",
      [
        ReportParts.list(lines + report.notes)
      ])
  }
}
