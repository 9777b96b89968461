import BoxScores
import Foundation
import Registry

/// What was tried in a workspace, the newest first: what `registry history` prints.
public struct ExperimentHistory: Sendable {
  /// One thing that was tried, as it was recorded.
  public struct Entry: Sendable, Encodable {
    public let id: Int64
    /// `meta train`, `meta ablate`, `backtest`, `backtest lines`, `meta promote` or `meta rollback`.
    public let kind: String
    /// Kind of data and variant, such as `real-blind`.
    public let line: String
    /// Name of the experiment.
    public let name: String
    /// `done`, or `failed` for what was refused too.
    public let state: String
    /// ISO 8601, UTC.
    public let at: String
    /// Time it took; 0 for promotions and rollbacks.
    public let seconds: Double
    /// Seasons scored or decided on; of a training the one it forecasts.
    public let seasons: [Season]
    public let seeds: [UInt64]
    /// Hash of the games it was tried on.
    public let dataHash: String
    /// Hash of the feature catalogue.
    public let schemaHash: String
    /// With every default filled in; `{}` for none.
    public let configuration: JSONText
    /// What was measured; its keys depend on the kind.
    public let metrics: JSONText
    /// Why it failed; nil where it is done.
    public let message: String?
  }

  /// A configuration that is in force, or was.
  public struct Champion: Sendable, Encodable {
    /// Kind of data and variant, such as `real-blind`.
    public let line: String
    /// Name of the experiment.
    public let name: String
    /// Its hash, `ExperimentConfiguration.modelHash`.
    public let configuration: String
    /// ISO 8601, UTC.
    public let since: String
    /// `current`, `replaced` or `rolledBack`.
    public let state: String
  }

  /// What `registry history` prints.
  public struct Report: Sendable, Encodable {
    /// The newest first.
    public let experiments: [Entry]
    /// Every one that each line ever had, the first one of a line first.
    public let champions: [Champion]
    /// How often each season's outcomes were looked at.
    public let looks: [String: Int]
  }

  private let session: WorkspaceSession

  public init(_ session: WorkspaceSession) { self.session = session }

  /// - Parameter limit: Experiments at most, the newest; champions and looks are all told.
  public func report(limit: Int) throws -> Report {
    let registry = try session.registry()
    let entries = try registry.experiments(limit: limit).map { record in
      Entry(
        id: record.id, kind: record.kind, line: record.line, name: record.name, state: record.state.rawValue,
        at: record.at.ISO8601Format(), seconds: record.seconds, seasons: record.seasons, seeds: record.seeds,
        dataHash: record.dataHash, schemaHash: record.schemaHash, configuration: JSONText(record.configuration),
        metrics: JSONText(record.metrics), message: record.message)
    }
    let lines = ["real-blind", "real-lineup", "simulated-blind", "simulated-lineup"]
    let champions = try lines.flatMap { try registry.champions(of: $0) }.map { record in
      Champion(
        line: record.line, name: record.name, configuration: record.configuration,
        since: record.promotedAt.ISO8601Format(),
        state: record.state.rawValue)
    }
    let looks = try registry.looks(at: Array(Season.first...Season.last)).filter { $0.value > 0 }
    return Report(
      experiments: entries, champions: champions,
      looks: Dictionary(uniqueKeysWithValues: looks.map { ($0.key.description, $0.value) }))
  }
}
