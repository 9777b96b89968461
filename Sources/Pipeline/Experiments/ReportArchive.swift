import BoxScores
import Evaluation
import Features
import Forecasting
import Foundation
import MetaLearner
import Registry
import Windows

/// Whole reports of backtests, kept beside their records: of each line, seasons and configuration the newest one, and the one
/// before. Ablations are kept in their records.
public struct ReportArchive: Sendable {
  /// A report of more bytes is not kept.
  static let mostBytes = 16 << 20
  static let fileName = "report.json"
  static let backtest = "backtest"
  static let ablation = "meta ablate"

  private struct Note: Codable {
    /// The number of the record.
    let experiment: Int64
  }

  private let registry: Registry

  public init(_ session: WorkspaceSession) throws { registry = try session.registry() }

  init(_ registry: Registry) { self.registry = registry }

  // MARK: - Keeping

  /// - Parameter experiment: The number of its record.
  func keep(_ report: BacktestReport, of record: ExperimentRecord, experiment: Int64, configuration: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let data = try encoder.encode(report)
    guard data.count <= Self.mostBytes else { return }
    let years = [record.seasons.min(), record.seasons.max()].compactMap { $0?.description }.joined(separator: "-")
    let key = "backtest@\(years)-\(record.line)-\(configuration.prefix(12))"
    let staging = try registry.stage(.report, key: key, fingerprint: "\(experiment) \(FileHash.sha256(of: data))")
    try staging.write(data, to: Self.fileName)
    try registry.commit(
      staging,
      ArtifactDescription(
        kind: .report, key: key, formatVersion: 1,
        metadata: String(decoding: StableJSON.data(Note(experiment: experiment)), as: UTF8.self),
        schemaHash: record.schemaHash, dataHash: record.dataHash, seeds: record.seeds,
        producers: ["fullcourt": Release.version], rows: 0, seconds: record.seconds))
  }

  // MARK: - Reading

  /// What was scored, the newest first.
  public func backtests(limit: Int = 200) throws -> BacktestListing {
    let kept = Set(try reports().keys)
    return BacktestListing(
      backtests: try registry.experiments(kind: Self.backtest, limit: limit).filter { $0.state == .done }.map {
        BacktestListing.Entry($0, isWhole: kept.contains($0.id))
      })
  }

  /// The report of a record as it was written; nil where it was not kept.
  /// - Throws: `RegistryError.corruptArtifact`
  public func backtest(_ id: Int64) throws -> Data? {
    try reports()[id].map { try registry.data(Self.fileName, of: $0) }
  }

  /// What was ablated, the newest first.
  public func ablations(limit: Int = 200) throws -> AblationListing {
    AblationListing(
      ablations: try registry.experiments(kind: Self.ablation, limit: limit).filter { $0.state == .done }.map(
        AblationListing.Entry.init))
  }

  /// What an ablation printed; nil for a number that is none.
  public func ablation(_ id: Int64) throws -> Data? {
    try registry.experiments(kind: Self.ablation, limit: 1_000).first { $0.id == id && $0.state == .done }
      .map { Data($0.metrics.utf8) }
  }

  private func reports() throws -> [Int64: Artifact] {
    var found: [Int64: Artifact] = [:]
    for artifact in try registry.current(.report) {
      for known in [artifact, try registry.previous(.report, key: artifact.key)].compactMap(\.self) {
        if let note = try? known.metadata(as: Note.self) { found[note.experiment] = known }
      }
    }
    return found
  }
}
