import BoxScores
import Evaluation

/// What every model says about the scored rows of one season.
public struct SeasonForecasts: Sendable {
  public let season: Season
  public let kind: DataKind
  /// Rows of the table: pool B, in the table's order.
  public let rows: [Int]
  /// In the order of reports. A stat that a model abstains on is not there.
  public private(set) var models: [(name: String, stats: [Stat: ModelForecasts])] = []

  public init(season: Season, kind: DataKind, rows: [Int]) {
    self.season = season
    self.kind = kind
    self.rows = rows
  }

  /// Adds a model, with a forecast for each of `rows`; one that abstains on every stat is left out.
  public mutating func add(_ name: String, _ stats: [Stat: ModelForecasts]) {
    precondition(stats.values.allSatisfy { $0.median.count == rows.count }, "a forecast for every row of pool B")
    if !stats.isEmpty { models.append((name, stats)) }
  }

  /// What a model says; nil for one that is not there.
  public func model(_ name: String) -> [Stat: ModelForecasts]? { models.first { $0.name == name }?.stats }
}
