import BoxScores
import Foundation
import Registry

/// What was tried in a workspace, the newest first: what `registry history` prints.
public struct ExperimentHistory: Sendable {
  public struct Entry: Sendable, Encodable {
    public let id: Int64
    public let kind: String
    public let line: String
    public let name: String
    public let state: String
    /// ISO 8601, UTC.
    public let at: String
    public let seconds: Double
    public let seasons: [Season]
    public let seeds: [UInt64]
    public let dataHash: String
    public let schemaHash: String
    public let configuration: JSONText
    public let metrics: JSONText
    public let message: String?
  }

  public struct Champion: Sendable, Encodable {
    public let line: String
    public let name: String
    public let configuration: String
    /// ISO 8601, UTC.
    public let since: String
    public let state: String
  }

  public struct Report: Sendable, Encodable {
    public let experiments: [Entry]
    public let champions: [Champion]
    /// How often each season's outcomes were looked at.
    public let looks: [String: Int]
  }

  private let session: WorkspaceSession

  public init(_ session: WorkspaceSession) { self.session = session }

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
