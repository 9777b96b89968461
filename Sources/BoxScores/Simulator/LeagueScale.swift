/// How large a simulated league is. The rules of a season (what is recorded, how much is scored) never depend on it.
public struct LeagueScale: Sendable, Hashable {
  /// Teams of the league; nil: as many as the season had.
  public let teams: Int?
  /// Regular-season games of a team; nil: as many as the season had.
  public let gamesPerTeam: Int?
  /// Men who play for one side, on average; nil: as the season had.
  public let menPerSide: Double?
  /// Most teams that reach the play-offs.
  public let playoffTeams: Int
  /// Length of a play-off series at most, such as 7.
  public let seriesLength: Int

  /// Era-true: the season's own number of teams, games and men; about 27,000 rows a modern season.
  public static let full = LeagueScale(
    teams: nil, gamesPerTeam: nil, menPerSide: nil, playoffTeams: 16, seriesLength: 7)
  /// Six teams, 24 games each, eight or nine men a side: about 1,350 rows a season. For the demo and for tests.
  public static let small = LeagueScale(
    teams: 6, gamesPerTeam: 24, menPerSide: 8.5, playoffTeams: 4, seriesLength: 3)
  /// Four teams, 12 games each: about 450 rows a season. For unit tests.
  public static let tiny = LeagueScale(
    teams: 4, gamesPerTeam: 12, menPerSide: 8.5, playoffTeams: 2, seriesLength: 3)
}
