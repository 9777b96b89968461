import BoxScores

/// How much of the league the recorded rows hold, as of a date.
///
/// Recorded player-games over (team-games to date x players a team-game), the last from the season before; below
/// `threshold` the sums over a team are sums over a part of it, and features made of them are missing rather than wrong.
/// Until `patience` team-games of a season are on record the season before decides. A simulated league is complete.
struct Coverage {
  static let threshold = 0.90
  static let patience = 50
  /// Players who appear for a team in a game, where no season before says.
  static let usualPlayers = 9.5

  private let isComplete: Bool
  private var season: Int16 = -1
  private var rows = 0
  private var teamGames = 0
  private var lastSeason: Double?
  private var expected = usualPlayers

  init(kind: DataKind) { isComplete = kind == .simulated }

  /// Asked before the day's games are counted.
  mutating func isCovered(on season: Int16) -> Bool {
    if isComplete { return true }
    if season != self.season {
      lastSeason = self.season == season - 1 ? share : nil
      self.season = season
      rows = 0
      teamGames = 0
      expected = LeagueFacts.playersPerTeamGame(before: Int(season)) ?? Self.usualPlayers
    }
    let known = teamGames >= Self.patience ? share : lastSeason
    return (known ?? 0) >= Self.threshold
  }

  mutating func count(rows: Int, games: Int) {
    self.rows += rows
    teamGames += 2 * games
  }

  private var share: Double? { teamGames == 0 ? nil : Double(rows) / (Double(teamGames) * expected) }
}

extension Coverage: StateCoded {
  func write(to writer: inout StateWriter) {
    writer.put(isComplete ? UInt8(1) : 0)
    writer.put(season)
    writer.put(Int64(rows))
    writer.put(Int64(teamGames))
    writer.put(lastSeason == nil ? UInt8(0) : 1)
    writer.put(lastSeason ?? 0)
    writer.put(expected)
  }

  init(from reader: inout StateReader) throws(StateReader.Fault) {
    isComplete = try reader.take(UInt8.self) == 1
    season = try reader.take()
    rows = Int(try reader.take(Int64.self))
    teamGames = Int(try reader.take(Int64.self))
    let hasLast = try reader.take(UInt8.self) == 1
    let last: Double = try reader.take()
    lastSeason = hasLast ? last : nil
    expected = try reader.take()
    try reader.require((0..<1 << 40).contains(rows) && (0..<1 << 40).contains(teamGames))
  }
}
