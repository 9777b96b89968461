import Analyzer
import Pipeline

/// A backtest against lines for people.
enum LinesBacktestTable {
  static func text(_ report: LinesBacktestReport) -> String {
    var blocks: [String] = []
    for part in report.parts {
      let lines = part.lines
      let reasons = lines.reasons.sorted { $0.key < $1.key }.map { "\($0.key) \(Format.count($0.value))" }
      blocks.append(
        """
        Season \(part.season)\(part.simulated ? " (SIMULATED LEAGUE)" : ""), variant \(report.variant), '\(part.configuration)' as \
        of \(part.cutOff). Looks at this season in this workspace: \(part.looks).
        \(Format.count(lines.read)) lines: \(Format.count(lines.resolved)) resolved, \(Format.count(lines.unresolved)) not\
        \(reasons.isEmpty ? "" : " (\(reasons.joined(separator: ", ")))"), \(Format.count(lines.notScored)) of games that are \
        not scored.
        """)
      for scope in LineScope.allCases {
        let title = scope == .main ? "main lines" : "all lines, alternates too"
        if let table = scores(part.market, .sportsbook, scope) { blocks.append("Sportsbooks, \(title)\n\(table)") }
      }
      if let table = scores(part.market, .fixedPayout, .main) {
        let books = part.market.fixedPayoutBooks.joined(separator: ", ")
        blocks.append("Fixed-payout books (\(books)), apart: nobody offers their prices for a single bet\n\(table)")
      }
      if let table = calibration(part.market) { blocks.append(table) }
      if let table = returns(part.market) {
        blocks.append("\(table)\n\(part.market.words)")
      }
      if let note = part.combinedNote { blocks.append(note) }
    }
    if report.otherSeasons > 0 {
      blocks.append("\(Format.count(report.otherSeasons)) lines are of other seasons and were passed over.")
    }
    if !report.problems.isEmpty {
      blocks.append("\(Format.count(report.problems.count)) rows were set aside; 'fullcourt analyze' lists them.")
    }
    blocks.append(LinesBacktestReport.notes.map { "* \($0)" }.joined(separator: "\n"))
    return blocks.joined(separator: "\n\n")
  }

  private static func scores(_ report: MarketReport, _ kind: Bookmaker.Kind, _ scope: LineScope) -> String? {
    var table = TextTable([
      ("market", .left), ("quotes", .right), ("numbers", .right), ("Brier", .right), ("market's", .right),
      ("difference, 95 %", .right), ("log loss", .right), ("market's", .right), ("maeInt", .right),
      ("market's", .right), ("right side %", .right), ("market's", .right),
    ])
    for market in PropMarket.allCases {
      guard let found = report[market, book: "all", kind, scope], found.decided > 0 else { continue }
      func ours(_ pair: ScorePair?, _ digits: Int) -> String { Format.decimal(pair?.ours, digits) }
      func theirs(_ pair: ScorePair?, _ digits: Int) -> String { Format.decimal(pair?.market, digits) }
      table.add([
        market.rawValue, Format.count(found.decided), Format.count(found.numbers), ours(found.brier, 4),
        theirs(found.brier, 4),
        found.brier?.difference.map { interval($0.value, $0.lower, $0.upper, 4) } ?? "-",
        ours(found.logLoss, 4), theirs(found.logLoss, 4), ours(found.maeInt, 3), theirs(found.maeInt, 3),
        found.wrongSide?.ours.map { Format.decimal(100 - $0 * 100, 1) } ?? "-",
        Format.decimal(found.wrongSide.map { 100 - $0.market * 100 }, 1),
      ])
    }
    return table.isEmpty ? nil : table.text
  }

  private static func calibration(_ report: MarketReport) -> String? {
    var table = TextTable([
      ("market", .left), ("off by", .right), ("worst bin", .right), ("market off by", .right), ("margin %", .right),
      ("pushes", .right), ("did not play", .right), ("one side only", .right), ("no forecast", .right),
      ("untimed", .right),
    ])
    for market in PropMarket.allCases {
      guard let found = report[market, book: "all", .sportsbook, .main] else { continue }
      table.add([
        market.rawValue, Format.decimal(found.calibration?.error, 3),
        found.calibration?.worst().map {
          "said \(Format.decimal($0.forecast, 2)), came \(Format.decimal($0.observed, 2))"
        }
          ?? "-", Format.decimal(found.marketCalibration?.error, 3), Format.decimal(found.overround * 100, 1),
        Format.count(found.pushes), Format.count(found.voids), Format.count(found.oneSided),
        Format.count(found.withoutForecast), Format.count(found.untimed),
      ])
    }
    return table.isEmpty
      ? nil : "Calibration at the line, and what was not scored (sportsbooks, main lines)\n\(table.text)"
  }

  private static func returns(_ report: MarketReport) -> String? {
    var table = TextTable([
      ("market", .left), ("lines", .left), ("bets", .right), ("won", .right), ("pushed", .right), ("units", .right),
      ("per unit %, 95 %", .right), ("p", .right), ("p, Holm", .right),
    ])
    for scope in LineScope.allCases {
      for market in PropMarket.allCases {
        guard let found = report[market, book: "all", .sportsbook, scope]?.flatReturn else { continue }
        let unit = found.perUnit
        table.add([
          market.rawValue, scope.rawValue, Format.count(found.bets), Format.count(found.won),
          Format.count(found.pushed), Format.signed(found.profit, 1),
          interval(unit.value * 100, unit.lower * 100, unit.upper * 100, 1), Format.decimal(unit.p, 4),
          Format.decimal(found.adjustedP, 4),
        ])
      }
    }
    let bar = Format.decimal(report.minimumExpectedValue * 100, 0)
    return table.isEmpty
      ? nil
      : "One unit on our side wherever its expected value was \(bar) % or more, at the odds as quoted\n\(table.text)"
  }

  private static func interval(_ value: Double, _ lower: Double, _ upper: Double, _ digits: Int) -> String {
    "\(Format.signed(value, digits)) [\(Format.signed(lower, digits)) \(Format.signed(upper, digits))]"
  }
}
