import BoxScores

/// A game that is played or scheduled.
public struct KnownGame: Sendable, Hashable {
  public let gameId: Int64
  /// By which the league dates it.
  public let day: GameDay
  public let season: Season
  /// Franchise codes; on neutral ground the two are in no order.
  public let home: Int16
  /// Franchise code.
  public let away: Int16

  public init(gameId: Int64, day: GameDay, season: Season, home: Int16, away: Int16) {
    self.gameId = gameId
    self.day = day
    self.season = season
    self.home = home
    self.away = away
  }

  /// Whether a team, by its code, plays in it.
  public func has(_ team: Int16) -> Bool { team == home || team == away }
}
