import BoxScores
import Features
import Foundation

/// The project's own feature builder and serving session, as they are.
public struct BuilderSource: FeatureSource {
  /// They change the time it takes and nothing else.
  public var threads: Int

  public init(threads: Int = 1) { self.threads = threads }

  public func matrix(of table: PlayerGameTable, players: PlayerDirectory) throws -> AuditMatrix {
    try Self.matrix(of: table, players: players, threads: threads, faults: [])
  }

  public func serve(
    _ slate: [SlateEntry], on day: GameDay, season: Season, history: PlayerGameTable, players: PlayerDirectory,
    variant: FeatureVariant
  ) throws -> AuditMatrix {
    let session = AsOfSession(history: history, players: players, through: day.advanced(by: -1))
    let rows = session.features(for: slate, on: day, variant: variant, season: season)
    return AuditMatrix(
      names: FeatureCatalogue.all.map(\.name), blind: Array(FeatureCatalogue.blind.indices), values: rows.values,
      count: rows.rowCount)
  }

  /// The builder writes to a file; here to one that is gone before this returns.
  static func matrix(
    of table: PlayerGameTable, players: PlayerDirectory, threads: Int, faults: FeatureFault
  ) throws -> AuditMatrix {
    let names = FeatureCatalogue.all.map(\.name)
    let blind = Array(FeatureCatalogue.blind.indices)
    guard table.count > 0 else { return AuditMatrix(names: names, blind: blind, values: [], count: 0) }
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("fullcourt-audit-\(UUID().uuidString).features")
    let matrix = try FeatureBuilder.build(table: table, players: players, to: file, threads: threads, faults: faults)
    defer { try? FileManager.default.removeItem(at: file) }
    return AuditMatrix(names: names, blind: blind, values: Array(matrix.values), count: matrix.rowCount)
  }
}
