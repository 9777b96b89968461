import BoxScores

/// A player who may play tonight: all that a blind forecast knows.
public struct SlateEntry: Sendable, Hashable {
  public var personId: Int64
  /// Codes of `TeamCatalogue`.
  public var team: Int16
  /// Code of `TeamCatalogue`.
  public var opponent: Int16
  /// 1 at home, 0 away, -1 on neutral ground.
  public var home: Int8
  /// Nil where it is not known; entries of one game then go together by their two teams.
  public var gameId: Int64?
  /// Features ask only whether it is a play-off game.
  public var gameType: GameType

  public init(
    personId: Int64, team: Int16, opponent: Int16, home: Int8, gameId: Int64? = nil,
    gameType: GameType = .regularSeason
  ) {
    self.personId = personId
    self.team = team
    self.opponent = opponent
    self.home = home
    self.gameId = gameId
    self.gameType = gameType
  }
}
