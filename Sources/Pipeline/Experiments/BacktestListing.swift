import BoxScores
import Forecasting
import Foundation
import Registry

/// The finished backtests of a workspace, the newest first: what `GET /v1/backtests` answers.
public struct BacktestListing: Sendable, Encodable {
  /// One backtest; `ReportArchive.backtest` has its report where that was kept.
  public struct Entry: Sendable, Encodable {
    /// The number of its record.
    public let id: Int64
    /// ISO 8601, UTC.
    public let madeAt: String
    /// Name of the experiment that was scored.
    public let name: String
    public let seasons: [Season]
    /// `blind` or `lineup`.
    public let variant: String
    public let simulated: Bool
    /// How often each season had been looked at, this time included.
    public let looks: [String: Int]
    /// Of pool A.
    public let summary: [ModelCard.Figure]
    /// The whole report was kept.
    public let whole: Bool

    init(_ record: ExperimentRecord, isWhole: Bool) {
      struct Metrics: Decodable {
        let maeInt: [ModelCard.Figure]?
        let looks: [String: Int]?
      }
      let metrics = try? JSONDecoder().decode(Metrics.self, from: Data(record.metrics.utf8))
      id = record.id
      madeAt = record.at.ISO8601Format()
      name = record.name
      seasons = record.seasons
      (variant, simulated) = (record.variant, record.isSimulated)
      looks = metrics?.looks ?? [:]
      summary = metrics?.maeInt ?? []
      whole = isWhole
    }
  }

  public let backtests: [Entry]
}

extension ExperimentRecord {
  /// The line is the kind of data, a dash, and the variant.
  var variant: String { String(line.split(separator: "-").last ?? "") }
  var isSimulated: Bool { line.hasPrefix(DataKind.simulated.rawValue) }
}
