import Foundation

/// Games to come: gameId, gameDate (or date, or gameDateTimeEst), and the two teams as `home`/`away` (Boston Celtics), as
/// hometeamCity, hometeamName, awayteamCity, awayteamName, or as the league's team ids, as in Kaggle's LeagueSchedule. If the
/// file has them, `gameType`, and `status`: a game that is cancelled or postponed is taken out of the schedule.
struct ScheduleFile {
  /// A game, and where the file says so.
  struct Line {
    let line: Int
    let game: ScheduledGame
  }

  private struct Side: Hashable {
    let day: GameDay
    let team: Int16
  }

  let file: String
  let lines: [Line]
  /// Ids of games that will not be played as scheduled.
  let cancelled: [Int64]
  /// Preseason and All-Star games, and those whose teams are not known yet.
  let passedOver: Int
  /// Rows after the header.
  let rows: Int
  /// Columns that are not read.
  let ignoredColumns: [String]

  private static let home = TeamText(stem: "hometeam", others: ["home", "homeTeam"])
  private static let away = TeamText(stem: "awayteam", others: ["away", "awayTeam", "visitor"])
  private static let dateColumns = PlayerHeader.dateColumns + ["date"]

  /// - Throws: `ImportError`
  init(contentsOf url: URL) throws {
    let table = try SmallTable(url)
    try Self.checkColumns(table)
    let dates = table.rows.map { row in Self.dateColumns.lazy.map { table.text(row, $0) }.first { !$0.isEmpty } ?? "" }
    let moments = dates.map { GameMoment($0) }
    let zuluIsEastern = GameMoment.zuluIsEastern(moments.compactMap { $0 })
    var found: [Line] = []
    var cancelled: [Int64] = []
    var lineOf: [Int64: Int] = [:]
    var lineOfSide: [Side: Int] = [:]
    var passedOver = 0
    for (index, row) in table.rows.enumerated() {
      let id = try table.id(row, "gameId")
      if let first = lineOf.updateValue(row.line, forKey: id) {
        throw ImportError.repeatedKey(file: table.file, line: row.line, firstLine: first, key: "gameId \(id)")
      }
      if try Self.isCancelled(table, row) {
        cancelled.append(id)
        continue
      }
      guard let day = moments[index]?.easternDay(zuluIsEastern: zuluIsEastern) else {
        let column = Self.dateColumns.first(where: table.has) ?? "gameDate"
        throw table.bad(row, column, dates[index], "a day as YYYY-MM-DD")
      }
      guard let game = try Self.game(table, row, id, day) else {
        passedOver += 1
        continue
      }
      for (side, text) in [(game.home, Self.home), (game.away, Self.away)] {
        if let first = lineOfSide.updateValue(row.line, forKey: Side(day: day, team: side)) {
          throw table.bad(
            row, text.column(of: table), text.text(in: table, row) ?? "",
            "another team or day: line \(first) has a game of it on \(day), and a team plays once a day")
        }
      }
      found.append(Line(line: row.line, game: game))
    }
    file = table.file
    lines = found
    self.cancelled = cancelled
    self.passedOver = passedOver
    rows = table.rows.count
    ignoredColumns = table.columns(
      except: ["gameId", "gameType", "status"] + Self.dateColumns + Self.home.columns + Self.away.columns)
  }

  private static func checkColumns(_ table: SmallTable) throws(ImportError) {
    var missing = table.has("gameId") ? [] : ["gameId"]
    if !dateColumns.contains(where: table.has) { missing.append("gameDate or date") }
    if !home.isIn(table) { missing.append("home") }
    if !away.isIn(table) { missing.append("away") }
    guard missing.isEmpty else {
      throw .missingColumns(
        file: table.file, missing: missing, found: table.columns, expected: "gameId, a date, home and away")
    }
  }

  private static func isCancelled(_ table: SmallTable, _ row: SmallTable.Row) throws(ImportError) -> Bool {
    switch table.text(row, "status").lowercased() {
    case "", "scheduled", "final": false
    case "cancelled", "canceled", "postponed": true
    default:
      throw table.bad(
        row, "status", table.text(row, "status"), "Cancelled or Postponed, or Scheduled, Final or nothing")
    }
  }

  /// Nil for a game that is no history, or whose teams are not known yet.
  private static func game(
    _ table: SmallTable, _ row: SmallTable.Row, _ id: Int64, _ day: GameDay
  ) throws(ImportError) -> ScheduledGame? {
    let season = SeasonOfGame.season(gameId: id, day: day)
    let text = table.text(row, "gameType")
    guard let type = GameType(text: text, gameId: id) ?? (text.isEmpty ? .regularSeason : nil) else {
      throw table.bad(row, "gameType", text, "a game type such as Regular Season")
    }
    guard type.isHistory, let homeCode = try home.code(in: table, row, season: season),
      let awayCode = try away.code(in: table, row, season: season)
    else { return nil }
    guard homeCode != awayCode else {
      throw table.bad(row, away.column(of: table), away.text(in: table, row) ?? "", "another team than at home")
    }
    return ScheduledGame(gameId: id, day: day, season: season, gameType: type, home: homeCode, away: awayCode)
  }

  /// Lays the file over the games that are known.
  ///
  /// - Returns: All games, and how many of the known ones were taken out.
  /// - Throws: `ImportError.badLine` where a team would play twice on one day.
  func merged(into known: [ScheduledGame]) throws(ImportError) -> (games: [ScheduledGame], removed: Int) {
    var all = Dictionary(known.map { ($0.gameId, $0) }, uniquingKeysWith: { _, later in later })
    var removed = 0
    for id in cancelled where all.removeValue(forKey: id) != nil { removed += 1 }
    for line in lines { all[line.game.gameId] = nil }
    var others: [Side: Int64] = [:]
    for game in all.values {
      for team in [game.home, game.away] { others[Side(day: game.day, team: team)] = game.gameId }
    }
    for line in lines {
      let game = line.game
      for (column, team) in [("home", game.home), ("away", game.away)] {
        guard let other = others[Side(day: game.day, team: team)] else { continue }
        let name = TeamCatalogue.shared.name(of: team, in: game.season)?.fullName ?? "team \(team)"
        throw .badLine(
          file: file, line: line.line, column: column, value: name,
          expected: "another team or day: it plays game \(other) of the schedule on \(game.day), and a team plays once "
            + "a day; a line with that gameId and the status Cancelled takes the game out")
      }
      all[game.gameId] = game
    }
    return (Array(all.values), removed)
  }
}
