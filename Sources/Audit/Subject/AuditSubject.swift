import BoxScores

/// What is examined: player-games of one kind, who the players are, and how features are made of them.
public struct AuditSubject: Sendable {
  public var table: PlayerGameTable
  public var players: PlayerDirectory
  public var features: any FeatureSource

  public init(table: PlayerGameTable, players: PlayerDirectory, features: any FeatureSource = BuilderSource()) {
    self.table = table
    self.players = players
    self.features = features
  }

  /// The same subject, of these seasons only.
  public func limited(to seasons: ClosedRange<Season>) -> AuditSubject {
    AuditSubject(table: table.selecting(table.rows(of: seasons)), players: players, features: features)
  }

  /// Features of all rows of a table, by the subject's own way.
  func matrix(of table: PlayerGameTable) throws -> AuditMatrix { try features.matrix(of: table, players: players) }
}
