import BoxScores
import Foundation

/// One experiment as it was run: what was asked, on what, with which seeds, and what came of it.
public struct ExperimentRecord: Sendable, Hashable, Identifiable {
  /// How it ended.
  public enum State: String, Sendable, Codable {
    case done
    /// Refused, failed or interrupted; the message says which.
    case failed
  }

  /// Given by the registry.
  public var id: Int64 = 0
  /// `meta train`, `meta ablate`, `backtest`, `backtest lines`, `meta promote`, `meta rollback`.
  public var kind: String
  /// Kind of data and variant, `real-blind`.
  public var line: String
  /// The configuration's name.
  public var name: String
  public var state: State = .done
  /// When the record was made: at its end.
  public var at: Date = Date()
  /// What it took; 0 for promotions and rollbacks.
  public var seconds: Double
  /// The seasons that were scored; of a training, its cut-off.
  public var seasons: [Season]
  /// Of the models; empty for promotions and rollbacks.
  public var seeds: [UInt64]
  /// Names the games it was run on.
  public var dataHash: String
  /// The hash of the feature catalogue it was run with.
  public var schemaHash: String
  /// The resolved configuration, JSON; `{}` for none.
  public var configuration: String
  /// Whatever was measured, JSON.
  public var metrics: String
  /// Why it failed; nil when it did not.
  public var message: String?

  public init(
    kind: String, line: String, name: String, seconds: Double, seasons: [Season], seeds: [UInt64], dataHash: String,
    schemaHash: String, configuration: String, metrics: String
  ) {
    self.kind = kind
    self.line = line
    self.name = name
    self.seconds = seconds
    self.seasons = seasons
    self.seeds = seeds
    self.dataHash = dataHash
    self.schemaHash = schemaHash
    self.configuration = configuration
    self.metrics = metrics
  }
}
