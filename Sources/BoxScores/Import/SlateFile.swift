import Foundation

/// The players of one day as a person writes them down: `personId` or `player` (or firstName and lastName), `team`,
/// `opponent`, `home` (1 at home, 0 or @ away, empty on neutral ground) and `date`; if the file has them, `gameId`, `gameType`,
/// `out` (1 for a player who will not play) and `status` (Out, Questionable). Other columns are not read.
///
/// A file made by hand has to be right as a whole: one wrong line refuses it, with the line, the column and what was
/// expected.
public struct SlateFile: Sendable {
  /// One player of the day.
  public struct Line: Sendable, Hashable {
    /// In the file, the header being line 1.
    public let line: Int
    /// Nil where the file names the player only.
    public let personId: Int64?
    /// As written; empty where the file has the id only.
    public let player: String
    /// Codes of `TeamCatalogue`.
    public let team: Int16
    /// Code of `TeamCatalogue`, another than `team`.
    public let opponent: Int16
    /// 1 at home, 0 away, -1 on neutral ground.
    public let home: Int8
    /// Nil where the file does not say.
    public let gameId: Int64?
    /// The regular season where the file does not say; never preseason or All-Star.
    public let gameType: GameType
    /// Known not to play.
    public let isOut: Bool
  }

  /// Its path, for messages.
  public let file: String
  /// The one day of all lines.
  public let day: GameDay
  /// By the first line's gameId, else by the day.
  public let season: Season
  /// In the order of the file; no id and no name stands twice, and each team has one opponent.
  public let lines: [Line]
  /// Columns that are not read.
  public let ignoredColumns: [String]

  /// - Parameter kind: Whose teams the file names: the league's or the simulated one's.
  /// - Throws: `ImportError`
  public init(contentsOf url: URL, kind: DataKind) throws {
    let table = try SmallTable(url)
    try Self.checkColumns(table)
    let day = try Self.day(table)
    let first = table.rows[0]
    let season =
      try Self.gameId(table, first).map { SeasonOfGame.season(gameId: $0, day: day) }
      ?? SeasonOfGame.season(of: day)
    var lines: [Line] = []
    var seen: [String: Int] = [:]
    var sides: [Int16: Line] = [:]
    for row in table.rows {
      let line = try Self.line(table, row, kind, season)
      let key = line.personId.map { "personId \($0)" } ?? "player '\(line.player)'"
      if let first = seen.updateValue(line.line, forKey: key) {
        throw ImportError.repeatedKey(file: table.file, line: line.line, firstLine: first, key: key)
      }
      for team in [line.team, line.opponent] {
        let home = team == line.team || line.home < 0 ? line.home : 1 - line.home
        guard let known = sides[team] else {
          sides[team] = line
          continue
        }
        let knownHome = team == known.team || known.home < 0 ? known.home : 1 - known.home
        let (other, knownOther) = (
          team == line.team ? line.opponent : line.team, team == known.team ? known.opponent : known.team
        )
        guard other == knownOther, home == knownHome else {
          throw table.bad(
            row, "opponent", table.text(row, "opponent"),
            "the game of line \(known.line): a team plays once a day, at home or away")
        }
      }
      lines.append(line)
    }
    file = table.file
    self.day = day
    self.season = season
    self.lines = lines
    ignoredColumns = table.columns(
      except: SmallTable.peopleColumns + Self.team.columns + Self.opponent.columns + Self.gameColumns)
  }

  private static let gameColumns = ["home", "date", "gameDate", "gameId", "gameType"]

  private static let team = TeamText(stem: "team", others: ["team"])
  private static let opponent = TeamText(stem: "opponentteam", others: ["opponent", "opponentTeam"])

  private static func checkColumns(_ table: SmallTable) throws(ImportError) {
    var missing: [String] = []
    if !table.namesPeople { missing.append("player") }
    if !team.isIn(table) { missing.append("team") }
    if !opponent.isIn(table) { missing.append("opponent") }
    if !table.has("home") { missing.append("home") }
    if !["date", "gameDate"].contains(where: table.has) { missing.append("date") }
    guard missing.isEmpty else {
      throw .missingColumns(
        file: table.file, missing: missing, found: table.columns,
        expected: "player or personId, team, opponent, home and date")
    }
  }

  /// The one day of all lines.
  private static func day(_ table: SmallTable) throws(ImportError) -> GameDay {
    var day: GameDay?
    for row in table.rows {
      let text = table.text(row, "date", "gameDate")
      let column = table.has("date") ? "date" : "gameDate"
      guard let found = GameDay(text) else { throw table.bad(row, column, text, "a day as YYYY-MM-DD") }
      guard day == nil || day == found else {
        throw table.bad(row, column, text, "\(day!), as in the lines before: one day a file")
      }
      day = found
    }
    // A table without rows was refused when it was read.
    return day!
  }

  private static func line(
    _ table: SmallTable, _ row: SmallTable.Row, _ kind: DataKind, _ season: Season
  ) throws(ImportError) -> Line {
    let id = try table.personId(row)
    let name = table.name(row)
    guard id != nil || !name.isEmpty else { throw table.namesNobody(row) }
    let team = try code(self.team, table, row, kind, season)
    let opponent = try code(self.opponent, table, row, kind, season)
    guard team != opponent else {
      throw table.bad(
        row, self.opponent.column(of: table), self.opponent.text(in: table, row) ?? "", "another team than his own")
    }
    let gameId = try gameId(table, row)
    let typeText = table.text(row, "gameType")
    guard let type = GameType(text: typeText, gameId: gameId ?? 0) ?? (typeText.isEmpty ? .regularSeason : nil),
      type.isHistory
    else { throw table.bad(row, "gameType", typeText, "a game type such as Regular Season or Playoffs") }
    return Line(
      line: row.line, personId: id, player: name, team: team, opponent: opponent,
      home: try home(table, row), gameId: gameId, gameType: type, isOut: try table.isOut(row))
  }

  private static func gameId(_ table: SmallTable, _ row: SmallTable.Row) throws(ImportError) -> Int64? {
    table.text(row, "gameId").isEmpty ? nil : try table.id(row, "gameId")
  }

  private static func code(
    _ side: TeamText, _ table: SmallTable, _ row: SmallTable.Row, _ kind: DataKind, _ season: Season
  ) throws(ImportError) -> Int16 {
    guard let code = try side.code(in: table, row, season: season, kind: kind) else {
      throw table.bad(
        row, side.column(of: table), "", TeamCatalogue.shared.expected(.unknown, season: season, kind: kind))
    }
    return code
  }

  /// 1 at home, 0 away, -1 for an empty field: neutral ground.
  private static func home(_ table: SmallTable, _ row: SmallTable.Row) throws(ImportError) -> Int8 {
    switch table.text(row, "home").lowercased() {
    case "": -1
    case "1", "1.0", "true", "yes", "home", "vs", "vs.": 1
    case "0", "0.0", "false", "no", "away", "@", "at": 0
    default: throw table.bad(row, "home", table.text(row, "home"), "1, 0 or nothing")
    }
  }
}
