import BoxScores

/// The table, arranged for the walk through time: dense player and team numbers, sides of games, days. The numbers
/// themselves are arranged block by block: `WalkBlock`. Nothing here looks back or ahead; only `ordinal` and `isCovered`
/// are counted, from days before.
struct GameFrame {
  var player: [Int32]
  /// The side of a game that a row belongs to.
  var game: [Int32]
  var games: [TeamGame] = []
  var days: [DaySpan] = []
  var players = PlayerIndex()
  var teams = TeamIndex()
  var calendar = TeamCalendar()
  var coverage: Coverage

  static let width = BoxColumn.allCases.count

  /// - Parameter count: The first so many rows, whole days of them; what comes after is not looked at.
  init(_ table: PlayerGameTable, rows count: Int) {
    player = [Int32](repeating: 0, count: count)
    game = [Int32](repeating: 0, count: count)
    coverage = Coverage(kind: table.kind)
    games.reserveCapacity(count / 9)
    days.reserveCapacity(count / 120)
    var last: Int64 = .min
    var lastIndex: Int32 = 0
    for row in 0..<count {
      let id = table.personId[row]
      if id != last {
        lastIndex = players.insert(id)
        last = id
      }
      player[row] = lastIndex
    }
    var row = 0
    while row < count {
      let end = Self.end(of: table.day, from: row)
      precondition(end <= count, "whole days")
      addDay(table, rows: row..<end)
      row = end
    }
  }

  /// What is left of a frame when its rows were let go of.
  init(players: PlayerIndex, teams: TeamIndex, calendar: TeamCalendar, coverage: Coverage) {
    player = []
    game = []
    self.players = players
    self.teams = teams
    self.calendar = calendar
    self.coverage = coverage
  }

  /// Lets go of everything that grows with the rows, when the walk is over and only states are asked for.
  mutating func releaseRows() {
    player = []
    game = []
    games = []
    days = []
  }

  /// The days in pieces of so many rows, or a few more: a day stays whole.
  func blocks(rows: Int) -> [Range<Int>] {
    var blocks: [Range<Int>] = []
    var first = 0
    for index in days.indices where days[index].rows.upperBound - days[first].rows.lowerBound >= rows {
      blocks.append(first..<(index + 1))
      first = index + 1
      if first == days.count { break }
    }
    if first < days.count { blocks.append(first..<days.count) }
    return blocks
  }

  private mutating func addDay(_ table: PlayerGameTable, rows: Range<Int>) {
    let season = table.season[rows.lowerBound]
    let isCovered = coverage.isCovered(on: season)
    let firstGame = games.count
    var contests = 0
    var row = rows.lowerBound
    while row < rows.upperBound {
      var end = row + 1
      while end < rows.upperBound, table.gameId[end] == table.gameId[row] { end += 1 }
      addGame(table, rows: row..<end, isCovered: isCovered)
      contests += 1
      row = end
    }
    for side in firstGame..<games.count { calendar.count(team: games[side].team, season: season) }
    coverage.count(rows: rows.count, games: contests)
    days.append(
      DaySpan(day: table.day[rows.lowerBound], season: season, rows: rows, games: firstGame..<games.count))
  }

  private mutating func addGame(_ table: PlayerGameTable, rows: Range<Int>, isCovered: Bool) {
    let first = games.count
    for row in rows {
      let team = teams.insert(table.team[row])
      if let known = (first..<games.count).first(where: { games[$0].team == team }) {
        game[row] = Int32(known)
        continue
      }
      game[row] = Int32(games.count)
      let season = table.season[row]
      games.append(
        TeamGame(
          day: table.day[row], season: season, team: team, opponent: teams.insert(table.opponent[row]),
          home: table.home[row], isPlayoffs: table.gameType[row] == GameType.playoffs.rawValue,
          ordinal: calendar.games(team: team, season: season), isCovered: isCovered, rows: rows, partner: -1))
    }
    if games.count == first + 2 {
      games[first].partner = Int32(first + 1)
      games[first + 1].partner = Int32(first)
    }
  }

  private static func end(of days: [Int32], from row: Int) -> Int {
    var end = row + 1
    while end < days.count, days[end] == days[row] { end += 1 }
    return end
  }
}
