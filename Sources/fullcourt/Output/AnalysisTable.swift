import Analyzer
import Pipeline

/// An analysis of lines for people: what is recommended, what came nearest, what was refused and why.
enum AnalysisTable {
  /// Sides, unresolved lines and the like that are shown; `--json` and `--to` have all.
  private static let most = 40

  static func text(_ report: LineAnalysisReport) -> String {
    ([head(report)] + sides(report) + proofs(report) + refusals(report) + listed(report)
      + [report.notes.map { "* \($0)" }.joined(separator: "\n")]).joined(separator: "\n\n")
  }

  private static func head(_ report: LineAnalysisReport) -> String {
    let counts = report.counts
    let models = report.models.map {
      "Season \($0.season): \($0.champion == nil ? "model" : "champion") '\($0.configuration)' as of season "
        + "\($0.cutOff)\($0.bundle.map { ", bundle \($0)" } ?? ""), variant \($0.variant)."
    }
    return
      ([
        """
        \(report.name): \(rows(report))
        \(Format.count(counts.resolved)) lines resolved, \(Format.count(counts.unresolved)) listed as unresolved\
        \(report.date.map { ", \(Format.count(counts.otherDays)) of other days than \($0)" } ?? "").
        \(Format.count(counts.sides)) sides priced, \(Format.count(counts.recommended)) recommended.
        """
      ] + models).joined(separator: "\n")
  }

  /// What became of every row of the file; the figures add up.
  private static func rows(_ report: LineAnalysisReport) -> String {
    let counts = report.counts
    let lines = "\(Format.count(counts.lines)) \(counts.lines == 1 ? "line" : "lines")"
    guard report.format == .oddsAPI else {
      return "\(Format.count(counts.rows)) rows, \(lines), \(Format.count(counts.problems)) rows set aside."
    }
    let others = report.otherMarkets.values.reduce(0, +)
    let named = report.otherMarkets.sorted { $0.key < $1.key }.map { "\($0.key) \(Format.count($0.value))" }
    let read = Format.count(counts.rows - counts.problems)
    return "\(Format.count(counts.rows + others)) outcomes: \(read) in \(lines), "
      + "\(Format.count(counts.problems)) set aside"
      + (named.isEmpty ? "." : ", \(Format.count(others)) of other markets (\(named.joined(separator: ", "))).")
  }

  /// What sides were held to.
  private static func rules(_ settings: AnalysisSettings) -> String {
    let staking = settings.staking
    let parts: [String?] = [
      "expected value \(percent(settings.minimumExpectedValue)) %",
      "edge over the market \(percent(settings.minimumEdgeOverMarket)) points",
      "at most \(percent(settings.maximumDisagreement)) points away from it",
      settings.minimumWinProbability > 0 ? "chance to win \(percent(settings.minimumWinProbability)) %" : nil,
      "odds \(Format.decimal(settings.shortestOdds, 2)) to \(Format.decimal(settings.longestOdds, 2))",
      settings.safeMode.map { "still worth its price with the line \(Format.decimal($0.margin, 1)) against it" },
    ]
    let shares = [("a bet", staking.perBet), ("a player", staking.perPlayer), ("a game", staking.perGame)]
    let caps = (shares + [("a day", staking.perDay)]).map { "\(percent($0.1)) % \($0.0)" }.joined(separator: ", ")
    return "asked for: \(parts.compactMap(\.self).joined(separator: ", ")). Staked: \(percent(staking.kellyFraction)) "
      + "% of Kelly; of the bankroll at most \(caps), at least \(percent(staking.smallest)) %."
  }

  private static func sides(_ report: LineAnalysisReport) -> [String] {
    guard !report.sides.isEmpty else { return [] }
    // Refused sides are no ranking of bargains: they stand in the order of games and players.
    let ordered = report.recommended + report.sides.filter { !$0.side.isRecommended }
    var table = TextTable([
      ("day", .left), ("player", .left), ("bet", .left), ("book", .left), ("odds", .right), ("over", .right),
      ("under", .right), ("no-vig", .right), ("edge", .right), ("value", .right), ("stake", .right), ("", .left),
    ])
    for analyzed in ordered.prefix(most) {
      let side = analyzed.side
      let stake = analyzed.amount.map { Format.decimal($0, 2) } ?? percent(side.stake)
      table.add([
        side.day.description, side.player, "\(side.side.rawValue) \(side.line) \(side.key.market.rawValue)", side.book,
        Format.decimal(side.odds.decimal, 3), percent(side.probability.over), percent(side.probability.under),
        side.market.map(percent) ?? "-", side.edgeOverMarket.map { Format.signed($0 * 100, 1) } ?? "-",
        Format.signed(side.expectedValue * 100, 1), side.isRecommended ? stake : "-",
        side.refusals.isEmpty ? "" : side.refusals.map(\.code).joined(separator: ", "),
      ])
    }
    let rest = ordered.count - min(most, ordered.count)
    return [
      table.text
        + "\nover, under: ours in percent; no-vig: the market's of the side; edge over it and expected value in percent."
        + "\n\(rules(report.settings))"
        + (rest > 0 ? "\n\(Format.count(rest)) more sides; --json and --to have all of them." : "")
    ]
  }

  private static func proofs(_ report: LineAnalysisReport) -> [String] {
    guard !report.proofs.isEmpty else { return [] }
    let lines = report.proofs.map { proof in
      let found = proof.found.map { found in
        let brier = found.brier.map { pair in
          "Brier \(Format.decimal(pair.ours, 4)) beside the market's \(Format.decimal(pair.market, 4))"
        }
        let won = found.flatReturn.map {
          "\(Format.signed($0.perUnit.value * 100, 1)) % on \(Format.count($0.bets)) bets"
        }
        return "\(found.season): " + [brier, won].compactMap(\.self).joined(separator: ", ")
      }
      let evidence = proof.evidence.map {
        ", off by \(percent($0.meanError)) % on \(Format.count($0.rows)) numbers"
      }
      return "  \(proof.market.rawValue) (games of \(proof.season)): "
        + (proof.objection ?? "proven\(evidence ?? "")") + found.map { "\n    \($0)" }.joined()
    }
    return ["Calibration\n" + lines.joined(separator: "\n")]
  }

  private static func refusals(_ report: LineAnalysisReport) -> [String] {
    guard !report.refusals.isEmpty else { return [] }
    let codes = report.refusals.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return [
      "Refused sides by reason (a side may have several): "
        + codes.map { "\($0.key) \(Format.count($0.value))" }.joined(separator: ", ")
    ]
  }

  private static func listed(_ report: LineAnalysisReport) -> [String] {
    func block(_ title: String, _ lines: [String]) -> [String] {
      guard !lines.isEmpty else { return [] }
      let rest = lines.count - min(most, lines.count)
      return [
        ([title] + lines.prefix(most).map { "  \($0)" }
          + (rest > 0 ? ["  and \(Format.count(rest)) more; --json has all of them"] : [])).joined(separator: "\n")
      ]
    }
    let missing = Dictionary(grouping: report.withoutForecast, by: \.reason).sorted {
      $0.key.rawValue < $1.key.rawValue
    }
    return block("Rows set aside:", report.problems.map(\.message))
      + block("Unresolved:", unresolved(report))
      + block(
        "Without a forecast (numbers):",
        missing.map { reason, all in
          let names = Set(all.map(\.player)).sorted().prefix(5).joined(separator: ", ")
          return "\(reason.rawValue) \(Format.count(all.count)): \(names)"
        })
  }

  /// One line for all lines that failed for the same thing, in the order of the file.
  private static func unresolved(_ report: LineAnalysisReport) -> [String] {
    var places: [String: Int] = [:]
    var groups: [(first: String, lines: Int)] = []
    for line in report.unresolved {
      let key = "\(line.reason.rawValue) \(line.found)"
      if let place = places[key] {
        groups[place].lines += 1
      } else {
        places[key] = groups.count
        groups.append((line.message, 1))
      }
    }
    return groups.map { $0.lines == 1 ? $0.first : "\($0.first) (and \($0.lines - 1) more lines)" }
  }

  private static func percent(_ fraction: Double) -> String { Format.decimal(fraction * 100, 1) }
}
