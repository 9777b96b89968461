import BoxScores
import Foundation

/// Everything an evaluation found, as rows; written as JSON with the keys of `backtest --json`.
/// The keys are `seasons`, `variant`, `results`, `comparisons`, `cohorts` and `calibration`.
public struct EvaluationTable: Sendable, Encodable {
  public var seasons: [Season]
  /// `blind` or `lineup`.
  public var variant: String
  /// Whole seasons only.
  public private(set) var results: [ResultRow] = []
  /// In the order in which they were added.
  public private(set) var comparisons: [ComparisonRow] = []
  /// Parts of seasons: cohorts and months.
  public private(set) var cohorts: [ResultRow] = []
  /// Whether distributions are as wide as they should be.
  public private(set) var calibration: [CalibrationRow] = []

  public init(seasons: [Season], variant: String = "blind") {
    self.seasons = seasons
    self.variant = variant
  }

  /// Adds a line: to `cohorts` where it names one, else to `results`.
  public mutating func add(_ row: ResultRow) {
    if row.cohort == nil { results.append(row) } else { cohorts.append(row) }
  }

  public mutating func add(_ row: CalibrationRow) { calibration.append(row) }

  /// Adds a comparison and corrects the p-values of its family anew (Holm).
  ///
  /// A family is what is asked of one season, pool and measure: all models, stats and the mean over the stats. Seasons
  /// are replications of one question, pools nest in each other, and CRPS and maeInt measure the same forecasts: to
  /// count them as further questions would ask for replicates by the hundred thousand and find nothing.
  public mutating func add(_ comparison: ComparisonRow) { add([comparison]) }

  /// Adds several comparisons, then corrects the p-values of every family anew.
  public mutating func add(_ added: [ComparisonRow]) {
    comparisons += added
    let families = Dictionary(grouping: comparisons.indices) { comparisons[$0].family }
    for members in families.values {
      let adjusted = Holm.adjusted(members.map { comparisons[$0].result.difference.p })
      for (index, holm) in zip(members, adjusted) { comparisons[index].holm = holm }
    }
  }

  /// Adds the rows of another table; the p-values of families that both have a part in are corrected together.
  public mutating func append(_ other: EvaluationTable) {
    seasons = Array(Set(seasons + other.seasons)).sorted()
    results += other.results
    cohorts += other.cohorts
    calibration += other.calibration
    add(other.comparisons)
  }

  /// The line of a whole season; nil where there is none.
  public func result(_ season: Season, _ model: String, _ stat: Stat, _ pool: Pool) -> ResultRow? {
    results.first { $0.season == season && $0.model == model && $0.stat == stat && $0.pool == pool }
  }

  /// Sorted keys; a figure that cannot be given is `null`.
  public func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return try encoder.encode(self)
  }
}
