import BoxScores
import Features
import MetaLearner

/// Who is forecast on a day: the players who played, for a day that is over; the rosters of the scheduled games, for a day
/// to come; or whom a file names.
public struct DaySlate: Sendable {
  /// Of all the day's games.
  public let season: Season
  /// Who is forecast; players who are out are not among them.
  public internal(set) var entries: [Forecaster.Entry]
  /// What players are called whom the store does not know.
  public internal(set) var names: [Int64: String] = [:]
  /// Names of players who are out.
  public internal(set) var absent: [String] = []
  /// Codes of the day's teams of which nobody is forecast, because no roster names a player of theirs who is not out.
  public internal(set) var teamsWithoutPlayers: [Int16] = []
  /// Columns of the file that names the players, if there is one, that are not read.
  public internal(set) var ignoredColumns: [String] = []

  public init(season: Season, entries: [Forecaster.Entry]) {
    self.season = season
    self.entries = entries
  }

  /// The players who played on a day; nil when there were no games.
  /// - Complexity: O(log n) in the rows of the table
  public init?(played date: GameDay, in table: PlayerGameTable) {
    let rows = table.rows(on: date)
    guard let first = rows.first else { return nil }
    season = Season(Int(table.season[first]))
    entries = rows.map { row in
      Forecaster.Entry(
        slate: SlateEntry(
          personId: table.personId[row], team: table.team[row], opponent: table.opponent[row], home: table.home[row],
          gameId: table.gameId[row], gameType: GameType(rawValue: table.gameType[row]) ?? .regularSeason),
        participation: .knownToHavePlayed)
    }
  }

  /// The rosters of a day's games, those who are known not to play left out; nil when no game is scheduled.
  ///
  /// Teams without a roster are in `teamsWithoutPlayers`; whether that is an error is for `requiringPlayers(on:)`.
  public init?(scheduled games: [ScheduledGame], roster: [RosterEntry]) {
    guard let first = games.first else { return nil }
    let roster = Dictionary(grouping: roster.filter { !$0.isOut }, by: \.team)
    season = first.season
    teamsWithoutPlayers = games.flatMap { [$0.home, $0.away] }.filter { roster[$0] == nil }
    entries = games.flatMap { game in
      [(game.home, game.away, Int8(1)), (game.away, game.home, Int8(0))].flatMap { team, opponent, home in
        (roster[team] ?? []).map { player in
          Forecaster.Entry(
            slate: SlateEntry(
              personId: player.personId, team: team, opponent: opponent, home: home, gameId: game.gameId,
              gameType: game.gameType), participation: .onRoster)
        }
      }
    }
  }
}

extension DaySlate {
  /// The slate without players who will not play.
  ///
  /// - Parameter out: Names or ids.
  /// - Throws: `PlayerQueryError`, as `person`.
  public func without(
    _ out: [String], on date: GameDay, _ table: PlayerGameTable, _ players: PlayerDirectory
  ) throws(PlayerQueryError) -> DaySlate {
    guard !out.isEmpty else { return self }
    var slate = self
    let directory = naming(players)
    let seasons = table.playerSeasons
    for text in out {
      let person = try person(text, on: date, directory, seasons)
      slate.entries.removeAll { $0.slate.personId == person }
      slate.absent.append(directory[person]?.fullName ?? "player \(person)")
    }
    return slate
  }

  /// The slate with some of its players only.
  public func keeping(_ isKept: (Forecaster.Entry) -> Bool) -> DaySlate {
    var slate = self
    slate.entries.removeAll { !isKept($0) }
    return slate
  }

  /// A directory with names for players whom it does not know.
  public func naming(_ players: PlayerDirectory) -> PlayerDirectory {
    var directory = players
    for (person, name) in names where directory[person] == nil && !name.isEmpty {
      directory[person] = Player(personId: person, firstName: "", lastName: name)
    }
    return directory
  }
}

extension PlayerGameTable {
  /// First and last season of every player.
  /// - Complexity: O(n)
  package var playerSeasons: [Int64: ClosedRange<Season>] {
    var seasons: [Int64: ClosedRange<Season>] = [:]
    for row in 0..<count {
      let now = Season(Int(season[row]))
      let known = seasons[personId[row]] ?? now...now
      seasons[personId[row]] = min(known.lowerBound, now)...max(known.upperBound, now)
    }
    return seasons
  }
}
