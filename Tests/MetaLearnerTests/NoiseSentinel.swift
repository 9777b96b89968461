import BoxScores
import Evaluation
import Testing

@testable import MetaLearner

/// What a V4 says of outcomes that changed places within their seasons, beside the best that can honestly be said of them:
/// the training median for absolute errors, the training mean for squared ones.
struct NoiseSentinel {
  /// One stat's losses, V4's as the model's and the constant's as the baseline's.
  private struct Losses {
    let stat: Stat
    let absolute: DailyLosses
    let squared: DailyLosses
    /// Of medians rounded to whole numbers: what the gate decides on.
    let rounded: DailyLosses
    /// The same with `equalWindows` as the baseline.
    let againstWindows: DailyLosses
  }

  private let losses: [Losses]
  private static let seed: UInt64 = 4

  /// - Parameters:
  ///   - forecast: Of `rows`.
  ///   - table: The outcomes as the models learned them.
  ///   - training: The rows that the constants are made of.
  init(_ forecast: MetaForecast, rows: Range<Int>, of table: PlayerGameTable, training: Range<Int>) throws {
    let days = Array(table.day[rows])
    losses = try Stat.allCases.map { stat in
      let said = try #require(forecast.stats[stat])
      let column = table[stat.column]
      let outcomes = column[rows].map { Double($0) }
      let known = column[training].filter(\.isFinite).map { Double($0) }.sorted()
      let median = [Double](repeating: known[known.count / 2], count: rows.count)
      let mean = known.reduce(0, +) / Double(known.count)
      func daily(_ model: [Double], _ baseline: [Double]) -> DailyLosses {
        DailyLosses(days: days, model: model, baseline: baseline)
      }
      return Losses(
        stat: stat,
        absolute: daily(
          zip(said.median, outcomes).map { abs($0 - $1) }, zip(median, outcomes).map { abs($0 - $1) }),
        squared: daily(
          zip(said.mean, outcomes).map { ($0 - $1) * ($0 - $1) }, outcomes.map { (mean - $0) * (mean - $0) }),
        rounded: daily(
          Metrics.roundedAbsoluteErrors(said.median, outcomes), Metrics.roundedAbsoluteErrors(median, outcomes)),
        againstWindows: daily(
          Metrics.roundedAbsoluteErrors(said.median, outcomes),
          Metrics.roundedAbsoluteErrors(said.equalWindows, outcomes)))
    }
  }

  /// Player-games and stats that were compared.
  var compared: Int { losses.reduce(0) { $0 + $1.absolute.rowCount } }

  /// The errors by which V4 beats its constant beyond chance; empty for an honest one.
  ///
  /// Differences are paired and dates resampled. The 95 % interval is that of the mean over the stats, for each of the two
  /// errors; single stats share another 95 % among them (Bonferroni), so that an honest V4 is not accused for being looked
  /// at in eight ways.
  func beaten() throws -> [String] {
    var found: [String] = []
    for (name, all) in [("absolute", losses.map(\.absolute)), ("squared", losses.map(\.squared))] {
      let together = try #require(PairedBootstrap(seed: Self.seed).compareMean(all))
      if together.relative.upper < 0 { found.append("\(name) error: \(Self.text(together))") }
      let alone = PairedBootstrap(seed: Self.seed, level: 1 - 0.05 / Double(2 * losses.count))
      for (stat, daily) in zip(losses.map(\.stat), all) {
        let result = try #require(alone.compare(daily))
        if result.relative.upper < 0 { found.append("\(name) error of \(stat.rawValue): \(Self.text(result))") }
      }
    }
    return found
  }

  private static func text(_ result: PairedBootstrap.Result) -> String {
    let percents = [result.relative.value, result.relative.lower, result.relative.upper].map {
      ($0 * 1000).rounded() / 10
    }
    return "\(percents[0]) % (\(percents[1]) to \(percents[2]) %) on \(result.rows) rows of \(result.dates) dates"
  }

  /// V4 as the challenger of the training median.
  func challenge() throws -> GateVerdict {
    let candidate = PromotionGate.Candidate(
      name: "noise", losses: losses.map { (stat: $0.stat, daily: $0.rounded) })
    return try #require(Self.gate.challenge([candidate], champion: "training median").first)
  }

  /// V4 as the first champion, measured against `equalWindows`.
  func first() throws -> GateVerdict {
    let candidate = PromotionGate.Candidate(
      name: "noise", losses: losses.map { (stat: $0.stat, daily: $0.againstWindows) })
    return try #require(Self.gate.first(candidate))
  }

  private static let gate = PromotionGate(criteria: ExperimentConfiguration.v4Full.acceptanceCriteria)

  /// The same rows, outcomes having changed places within each season: a man's whole line goes to another one's game.
  static func shuffled(_ table: PlayerGameTable, seed: UInt64) -> PlayerGameTable {
    var noise = table
    var random = SeededGenerator(seed: seed)
    for season in table.seasons {
      let rows = Array(table.rows(of: season))
      let order = rows.shuffled(using: &random)
      for column in BoxColumn.allCases {
        let values = table[column]
        for (row, from) in zip(rows, order) { noise.values[column.rawValue][row] = values[from] }
      }
    }
    return noise
  }
}
