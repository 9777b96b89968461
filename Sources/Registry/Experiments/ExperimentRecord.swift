import BoxScores
import Foundation

/// One experiment as it was run: what was asked, on what, with which seeds, and what came of it.
public struct ExperimentRecord: Sendable, Hashable, Identifiable {
  public enum State: String, Sendable, Codable {
    case done
    /// Refused, failed or interrupted; the message says which.
    case failed
  }

  /// Given by the registry.
  public var id: Int64 = 0
  /// `meta train`, `meta ablate`, `backtest`, `meta promote`, `meta rollback`.
  public var kind: String
  /// Kind of data and variant, `real-blind`.
  public var line: String
  public var name: String
  public var state: State = .done
  public var at: Date = Date()
  public var seconds: Double
  public var seasons: [Season]
  public var seeds: [UInt64]
  public var dataHash: String
  public var schemaHash: String
  /// The resolved configuration, JSON; `{}` for none.
  public var configuration: String
  /// Whatever was measured, JSON.
  public var metrics: String
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
