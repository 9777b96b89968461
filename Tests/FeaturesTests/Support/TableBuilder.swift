import BoxScores

/// Writes a league down by hand, game by game.
struct TableBuilder {
  struct Row {
    var gameId: Int64
    var personId: Int64
    var day: GameDay
    var season: Int16
    var team: Int16
    var opponent: Int16
    var home: Int8
    var gameType = GameType.regularSeason
    var box: [BoxColumn: Float]
  }

  var rows: [Row] = []
  var kind = DataKind.simulated

  static let person: Int64 = 9_000_000_000
  static let game: Int64 = 9_000_000_000_000

  /// A line of a box score; team 1 plays against 2, 2 against 1.
  mutating func add(
    _ day: String, game: Int64, player: Int64, team: Int16, opponent: Int16? = nil, home: Int8, season: Int16 = 2024,
    _ box: [BoxColumn: Float]
  ) {
    rows.append(
      Row(
        gameId: Self.game + game, personId: Self.person + player, day: GameDay(day)!, season: season,
        team: 1000 + team, opponent: 1000 + (opponent ?? 3 - team), home: home, box: box))
  }

  var table: PlayerGameTable {
    var table = PlayerGameTable(kind: kind)
    let sorted = rows.sorted { ($0.day, $0.gameId, $0.personId) < ($1.day, $1.gameId, $1.personId) }
    for row in sorted {
      table.gameId.append(row.gameId)
      table.personId.append(row.personId)
      table.day.append(row.day.number)
      table.season.append(row.season)
      table.team.append(row.team)
      table.opponent.append(row.opponent)
      table.home.append(row.home)
      table.gameType.append(row.gameType.rawValue)
      for column in BoxColumn.allCases { table.values[column.rawValue].append(row.box[column] ?? .nan) }
    }
    return table
  }
}

extension PlayerGameTable {
  /// The table without some of its rows.
  func filtered(_ isKept: (Int) -> Bool) -> PlayerGameTable {
    let rows = (0..<count).filter(isKept)
    var result = PlayerGameTable(kind: kind)
    result.gameId = rows.map { gameId[$0] }
    result.personId = rows.map { personId[$0] }
    result.day = rows.map { day[$0] }
    result.season = rows.map { season[$0] }
    result.team = rows.map { team[$0] }
    result.opponent = rows.map { opponent[$0] }
    result.home = rows.map { home[$0] }
    result.gameType = rows.map { gameType[$0] }
    result.values = values.map { column in rows.map { column[$0] } }
    return result
  }

  /// Every number of the games on `first` or later replaced by another one.
  func scrambled(from first: GameDay) -> PlayerGameTable {
    var result = self
    for row in 0..<count where day[row] >= first.number {
      for column in values.indices {
        result.values[column][row] = Float((row &* 7919 &+ column &* 104_729) % 61)
      }
    }
    return result
  }
}
