import BoxScores

/// The table, arranged for the walk through time: rows of numbers side by side, dense player and team numbers, sides of
/// games, days. Nothing here looks back or ahead; only `ordinal` and `isCovered` are counted, from days before.
struct GameFrame {
  /// `boxes[row * width + column.rawValue]`; NaN where missing, and before the season that first recorded the column.
  var boxes: [Float]
  var player: [Int32]
  /// The side of a game that a row belongs to.
  var game: [Int32]
  var games: [TeamGame] = []
  /// `totals[game * width + column.rawValue]`: sums of the side's rows; NaN where no row has the value.
  var totals: [Double] = []
  var days: [DaySpan] = []
  var players = PlayerIndex()
  var teams = TeamIndex()
  var calendar = TeamCalendar()
  var coverage: Coverage

  static let width = BoxColumn.allCases.count

  init(_ table: PlayerGameTable) {
    let count = table.count
    boxes = Self.boxes(of: table)
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
      addDay(table, rows: row..<end)
      row = end
    }
    sumTotals()
  }

  /// What is left of a frame when its rows were let go of.
  init(players: PlayerIndex, teams: TeamIndex, calendar: TeamCalendar, coverage: Coverage) {
    boxes = []
    player = []
    game = []
    self.players = players
    self.teams = teams
    self.calendar = calendar
    self.coverage = coverage
  }

  /// Lets go of everything that grows with the rows, when the walk is over and only states are asked for.
  mutating func releaseRows() {
    boxes = []
    player = []
    game = []
    games = []
    totals = []
    days = []
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

  private mutating func sumTotals() {
    let width = Self.width
    totals = [Double](repeating: .nan, count: games.count * width)
    totals.withUnsafeMutableBufferPointer { totals in
      boxes.withUnsafeBufferPointer { boxes in
        for row in 0..<game.count {
          let base = Int(game[row]) * width
          for column in 0..<width {
            let value = Double(boxes[row * width + column])
            guard value == value else { continue }
            let sum = totals[base + column]
            totals[base + column] = sum == sum ? sum + value : value
          }
        }
      }
    }
  }

  private static func boxes(of table: PlayerGameTable) -> [Float] {
    let count = table.count
    return [Float](unsafeUninitializedCapacity: count * width) { buffer, initialized in
      for column in BoxColumn.allCases {
        let first = Int16(column.firstSeason.endYear)
        table.values[column.rawValue].withUnsafeBufferPointer { values in
          table.season.withUnsafeBufferPointer { season in
            var slot = column.rawValue
            for row in 0..<count {
              buffer[slot] = season[row] >= first ? values[row] : .nan
              slot += width
            }
          }
        }
      }
      initialized = count * width
    }
  }

  private static func end(of days: [Int32], from row: Int) -> Int {
    var end = row + 1
    while end < days.count, days[end] == days[row] { end += 1 }
    return end
  }
}

/// How many games of a season a team has played before a day.
struct TeamCalendar {
  private var season: [Int16] = []
  private var played: [Int32] = []

  func games(team: Int32, season wanted: Int16) -> Int32 {
    guard team >= 0, Int(team) < season.count, season[Int(team)] == wanted else { return 0 }
    return played[Int(team)]
  }

  mutating func count(team: Int32, season current: Int16) {
    while season.count <= Int(team) {
      season.append(-1)
      played.append(0)
    }
    if season[Int(team)] != current {
      season[Int(team)] = current
      played[Int(team)] = 0
    }
    played[Int(team)] += 1
  }
}

extension TeamCalendar: StateCoded {
  func write(to writer: inout StateWriter) {
    writer.put(season)
    writer.put(played)
  }

  init(from reader: inout StateReader) throws(StateReader.Fault) {
    season = try reader.array()
    played = try reader.array()
    try reader.require(season.count == played.count)
  }
}
