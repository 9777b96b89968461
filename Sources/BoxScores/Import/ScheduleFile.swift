import Foundation

/// Games to come: gameId, gameDate (or gameDateTimeEst), and the two teams as `home`/`away` (Boston Celtics), as
/// hometeamCity, hometeamName, awayteamCity, awayteamName, or as the league's team ids, as in Kaggle's LeagueSchedule.
enum ScheduleFile {
  static func read(_ file: URL) throws -> (games: [ScheduledGame], passedOver: Int, rows: Int) {
    let table = try SmallTable(file)
    let home = TeamText(stem: "hometeam", others: ["home", "homeTeam"])
    let away = TeamText(stem: "awayteam", others: ["away", "awayTeam", "visitor"])
    var missing = table.has("gameId") ? [] : ["gameId"]
    if !PlayerHeader.dateColumns.contains(where: table.has) { missing.append("gameDate or gameDateTimeEst") }
    if !home.isIn(table) { missing.append("home") }
    if !away.isIn(table) { missing.append("away") }
    guard missing.isEmpty else {
      throw ImportError.missingColumns(
        file: table.file, missing: missing, found: table.columns, expected: "gameId, a date, home and away")
    }
    let dates = table.rows.map { table.text($0, "gameDate", "gameDateTimeEst", "gameDateTime") }
    let moments = dates.map { GameMoment($0) }
    let zuluIsEastern = GameMoment.zuluIsEastern(moments.compactMap { $0 })
    var games: [ScheduledGame] = []
    var lines: [Int64: Int] = [:]
    var passedOver = 0
    for (index, row) in table.rows.enumerated() {
      let id = try table.id(row, "gameId")
      if let first = lines.updateValue(row.line, forKey: id) {
        throw ImportError.repeatedKey(file: table.file, line: row.line, firstLine: first, key: "gameId \(id)")
      }
      guard let day = moments[index]?.easternDay(zuluIsEastern: zuluIsEastern) else {
        let column = PlayerHeader.dateColumns.first(where: table.has) ?? "gameDate"
        throw table.bad(row, column, dates[index], "a day as YYYY-MM-DD")
      }
      let season = SeasonOfGame.season(gameId: id, day: day)
      let text = table.text(row, "gameType")
      guard let type = GameType(text: text, gameId: id) ?? (text.isEmpty ? .regularSeason : nil) else {
        throw table.bad(row, "gameType", text, "a game type such as Regular Season")
      }
      guard type.isHistory, let homeCode = try home.code(in: table, row, season: season),
        let awayCode = try away.code(in: table, row, season: season)
      else {
        passedOver += 1
        continue
      }
      guard homeCode != awayCode else {
        throw table.bad(row, away.column(of: table), away.text(in: table, row) ?? "", "another team than at home")
      }
      games.append(
        ScheduledGame(gameId: id, day: day, season: season, gameType: type, home: homeCode, away: awayCode))
    }
    return (games, passedOver, table.rows.count)
  }
}
