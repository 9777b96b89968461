import Foundation

extension SimulatedLeague {
  /// Writes the box scores in the columns of the Kaggle `PlayerStatistics` file, one line a player and game, in the
  /// order of the games. Missing values are empty. Ids and teams are the simulated ones, so that no importer takes the
  /// lines for real games.
  /// - Parameter includingAbsences: whether players who did not play have a line too (no minutes, zeros), as they have
  ///   in the Kaggle file. Before minutes were recorded such a line could not be told from a played one, and is left out.
  public func writeCSV(to file: URL, includingAbsences: Bool = false) throws(SimulatedLeagueWriteError) {
    try writeCSV(to: file, includingAbsences: includingAbsences, names: SimulatedNames())
  }

  /// How ids and teams are spelled in a file. Tests of the way that real games take write a league under other ids.
  protocol Names {
    func personId(_ id: Int64) -> Int64
    func gameId(_ id: Int64, type: GameType) -> Int64
    /// City and name, with the comma between them.
    func team(_ code: Int16, in season: Season) -> String
  }

  private struct SimulatedNames: Names {
    func personId(_ id: Int64) -> Int64 { id }
    func gameId(_ id: Int64, type: GameType) -> Int64 { id }
    func team(_ code: Int16, in season: Season) -> String {
      SimulatedTeams.team(code).map { "\($0.city),\($0.name)" } ?? ","
    }
  }

  func writeCSV(to file: URL, includingAbsences: Bool, names: some Names) throws(SimulatedLeagueWriteError) {
    do {
      try Data().write(to: file)
      let handle = try FileHandle(forWritingTo: file)
      defer { try? handle.close() }
      var lines = CSVLines(league: self)
      lines.header()
      var absence = 0
      var row = 0
      while row < table.count {
        let game = table.gameId[row]
        var end = row
        while end < table.count, table.gameId[end] == game { end += 1 }
        lines.open(row..<end)
        for played in row..<end { lines.played(played, names: names) }
        while absence < didNotPlay.count, didNotPlay[absence].gameId == game {
          if includingAbsences, BoxColumn.minutes.isRecorded(in: Season(Int(table.season[row]))) {
            lines.absent(didNotPlay[absence], season: Season(Int(table.season[row])), names: names)
          }
          absence += 1
        }
        row = end
        if lines.bytes.count > 1 << 20 {
          try handle.write(contentsOf: lines.bytes)
          lines.bytes.removeAll(keepingCapacity: true)
        }
      }
      try handle.write(contentsOf: lines.bytes)
    } catch {
      throw SimulatedLeagueWriteError(path: file.path, reason: error.localizedDescription)
    }
  }
}

/// Lines of a box-score file in the making.
private struct CSVLines {
  let league: SimulatedLeague
  var bytes: [UInt8] = []
  private var homePoints: Float = 0
  private var awayPoints: Float = 0

  init(league: SimulatedLeague) { self.league = league }

  private static let counts: [(attempts: BoxColumn?, column: BoxColumn)] = [
    (nil, .points), (nil, .assists), (nil, .blocks), (nil, .steals), (nil, .fieldGoalsAttempted),
    (.fieldGoalsAttempted, .fieldGoalsMade), (nil, .threePointersAttempted),
    (.threePointersAttempted, .threePointersMade), (nil, .freeThrowsAttempted),
    (.freeThrowsAttempted, .freeThrowsMade), (nil, .reboundsDefensive), (nil, .reboundsOffensive), (nil, .rebounds),
    (nil, .fouls), (nil, .turnovers), (nil, .plusMinus),
  ]

  mutating func header() {
    add("firstName,lastName,personId,gameId,gameDate,playerteamCity,playerteamName,opponentteamCity,opponentteamName,")
    add("gameType,gameLabel,gameSubLabel,seriesGameNumber,win,home,numMinutes,points,assists,blocks,steals,")
    add("fieldGoalsAttempted,fieldGoalsMade,fieldGoalsPercentage,threePointersAttempted,threePointersMade,")
    add("threePointersPercentage,freeThrowsAttempted,freeThrowsMade,freeThrowsPercentage,reboundsDefensive,")
    add("reboundsOffensive,reboundsTotal,foulsPersonal,turnovers,plusMinusPoints\n")
  }

  /// Takes a game's rows: who won is the sum of their points.
  mutating func open(_ rows: Range<Int>) {
    homePoints = 0
    awayPoints = 0
    for row in rows {
      if league.table.home[row] == 1 {
        homePoints += league.table[.points][row]
      } else {
        awayPoints += league.table[.points][row]
      }
    }
  }

  mutating func played(_ row: Int, names: some SimulatedLeague.Names) {
    let table = league.table
    let season = Season(Int(table.season[row]))
    start(
      personId: table.personId[row], gameId: table.gameId[row], day: GameDay(number: table.day[row]), season: season,
      team: table.team[row], opponent: table.opponent[row], isHome: table.home[row] == 1,
      type: GameType(rawValue: table.gameType[row]) ?? .regularSeason, names: names)
    let minutes = table[.minutes][row]
    add(minutes.isNaN ? "" : "\(minutes)")
    for (attempts, column) in Self.counts {
      let value = table[column][row]
      add(value.isNaN ? "," : ",\(Int(value))")
      if let attempts { add(percentage(value, of: table[attempts][row])) }
    }
    add("\n")
  }

  mutating func absent(_ absence: SimulatedLeague.Absence, season: Season, names: some SimulatedLeague.Names) {
    start(
      personId: absence.personId, gameId: absence.gameId, day: absence.day, season: season, team: absence.team,
      opponent: absence.opponent, isHome: absence.isHome, type: absence.gameType, names: names)
    for (attempts, column) in Self.counts {
      add(column.isRecorded(in: season) ? ",0" : ",")
      if attempts != nil { add(",") }
    }
    add("\n")
  }

  /// Everything before the minutes.
  private mutating func start(
    personId: Int64, gameId: Int64, day: GameDay, season: Season, team: Int16, opponent: Int16, isHome: Bool,
    type: GameType, names: some SimulatedLeague.Names
  ) {
    let player = league.players[personId]
    let won = (homePoints > awayPoints) == isHome
    add("\(player?.firstName ?? ""),\(player?.lastName ?? ""),\(names.personId(personId)),")
    add("\(names.gameId(gameId, type: type)),\(day),\(names.team(team, in: season)),")
    add("\(names.team(opponent, in: season)),")
    add(type == .playoffs ? "Playoffs,,,," : "Regular Season,,,,")
    add("\(won ? 1 : 0),\(isHome ? 1 : 0),")
  }

  /// Three decimals; empty where nothing was tried.
  private func percentage(_ made: Float, of attempts: Float) -> String {
    guard made.isFinite, attempts > 0 else { return "," }
    return ",\((Double(made) / Double(attempts) * 1000).rounded() / 1000)"
  }

  private mutating func add(_ text: String) { bytes.append(contentsOf: text.utf8) }
}
