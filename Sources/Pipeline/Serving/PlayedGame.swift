import BoxScores

/// A game a player has played, as lists of recent games show it.
public struct PlayedGame: Sendable, Encodable {
  public let gameId: Int64
  public let gameDate: GameDay
  /// Full names of that season.
  public let team: String
  public let opponent: String
  /// Nil on neutral ground, or where it is not known.
  public let home: Bool?
  /// What was counted; a stat that was not recorded is null.
  public let minutes: Double?
  public let points: Double?
  public let rebounds: Double?
  public let assists: Double?
  /// Three-pointers made.
  public let threes: Double?

  init(_ row: Int, in league: ServedLeague) {
    let table = league.table
    let season = Season(Int(table.season[row]))
    gameId = table.gameId[row]
    gameDate = GameDay(number: table.day[row])
    team = league.team(table.team[row], in: season)
    opponent = league.team(table.opponent[row], in: season)
    home = table.home[row] < 0 ? nil : table.home[row] == 1
    minutes = league.row(row, .minutes)
    points = league.row(row, .points)
    rebounds = league.row(row, .rebounds)
    assists = league.row(row, .assists)
    threes = league.row(row, .threePointersMade)
  }

  private enum Key: String, CodingKey {
    case gameId, gameDate, team, opponent, home, minutes, points, rebounds, assists, threes
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(gameId, forKey: .gameId)
    try container.encode(gameDate, forKey: .gameDate)
    try container.encode(team, forKey: .team)
    try container.encode(opponent, forKey: .opponent)
    try container.encode(home, forKey: .home)
    try container.encode(minutes, forKey: .minutes)
    try container.encode(points, forKey: .points)
    try container.encode(rebounds, forKey: .rebounds)
    try container.encode(assists, forKey: .assists)
    try container.encode(threes, forKey: .threes)
  }
}
