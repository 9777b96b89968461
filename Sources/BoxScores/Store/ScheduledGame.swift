/// A game that is still to be played.
public struct ScheduledGame: Sendable, Hashable {
  public var gameId: Int64
  public var day: GameDay
  public var season: Season
  /// The importer passes over preseason and All-Star games.
  public var gameType: GameType
  /// Franchise codes of `TeamCatalogue`.
  public var home: Int16
  /// Franchise code of `TeamCatalogue`.
  public var away: Int16

  public init(gameId: Int64, day: GameDay, season: Season, gameType: GameType, home: Int16, away: Int16) {
    self.gameId = gameId
    self.day = day
    self.season = season
    self.gameType = gameType
    self.home = home
    self.away = away
  }
}
