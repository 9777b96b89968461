import BoxScores
import Features

/// A way to make features, seen from outside.
public protocol FeatureSource: Sendable {
  /// Features of every row of a table, as training gets them.
  func matrix(of table: PlayerGameTable, players: PlayerDirectory) throws -> AuditMatrix

  /// Features of a night that is still to be played, as serving gets them.
  /// - Parameter history: rows dated before `day`, and only those.
  func serve(
    _ slate: [SlateEntry], on day: GameDay, season: Season, history: PlayerGameTable, players: PlayerDirectory,
    variant: FeatureVariant
  ) throws -> AuditMatrix
}
