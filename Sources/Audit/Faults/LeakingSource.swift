import BoxScores
import Features

/// Features with a fault put in: what a sentinel must not let pass.
public struct LeakingSource: FeatureSource {
  public let fault: LeakFault
  /// They change the time it takes and nothing else.
  public var threads: Int

  public init(_ fault: LeakFault, threads: Int = 1) {
    self.fault = fault
    self.threads = threads
  }

  public func matrix(of table: PlayerGameTable, players: PlayerDirectory) throws -> AuditMatrix {
    let matrix = try BuilderSource.matrix(of: table, players: players, threads: threads, faults: fault.inBuilder)
    return matrix.appending(fault.tonight.map { (Self.name($0), table[$0]) })
  }

  /// A night to come has no box score: what the fault would read is missing, the rest is honest.
  public func serve(
    _ slate: [SlateEntry], on day: GameDay, season: Season, history: PlayerGameTable, players: PlayerDirectory,
    variant: FeatureVariant
  ) throws -> AuditMatrix {
    let rows = try BuilderSource(threads: threads).serve(
      slate, on: day, season: season, history: history, players: players, variant: variant)
    let missing = [Float](repeating: .nan, count: rows.count)
    return rows.appending(fault.tonight.map { (Self.name($0), missing) })
  }

  private static func name(_ column: BoxColumn) -> String { "tonight_\(column.fileName)" }
}
