import Foundation
import NativeLibraries

/// The Parquet files beside the seasons: players, games to come, roster.
enum CompanionFiles {
  // MARK: Players

  static func write(_ players: [Player], to file: URL) throws {
    let players = players.sorted { $0.personId < $1.personId }
    func flags(_ value: (Player) -> Bool?) -> ColumnValues {
      .missingFloats(players.map { value($0).map { $0 ? 1 : 0 } ?? .nan })
    }
    func floats(_ value: (Player) -> Float?) -> ColumnValues { .missingFloats(players.map { value($0) ?? .nan }) }
    try write(
      [
        ("personId", .longs(players.map(\.personId))), ("firstName", .strings(players.map(\.firstName))),
        ("lastName", .strings(players.map(\.lastName))),
        ("birthdate", .strings(players.map { $0.birthDay?.description })),
        ("heightCentimetres", floats(\.height)), ("weightKilograms", floats(\.weight)), ("guard", flags(\.isGuard)),
        ("forward", flags(\.isForward)), ("center", flags(\.isCenter)),
        ("draftYear", floats { $0.draftYear.map { Float($0) } }),
        ("draftNumber", floats { $0.draftNumber.map { Float($0) } }),
      ], order: "personId", to: file)
  }

  static func players(_ file: URL) throws -> [Player] {
    let rows = try Database(threads: 1).query(select(file, "personId"))
    let first = try rows.strings("firstName")
    let last = try rows.strings("lastName")
    let birth = try rows.strings("birthdate")
    let numbers = try [
      "heightCentimetres", "weightKilograms", "guard", "forward", "center", "draftYear", "draftNumber",
    ]
    .map { try rows.floats($0) }
    return try rows.longs("personId").enumerated().map { row, id in
      func number(_ column: Int) -> Float? { numbers[column][row].isNaN ? nil : numbers[column][row] }
      var player = Player(personId: id, firstName: first[row] ?? "", lastName: last[row] ?? "")
      player.birthDay = birth[row].flatMap { GameDay($0) }
      player.height = number(0)
      player.weight = number(1)
      player.isGuard = number(2).map { $0 == 1 }
      player.isForward = number(3).map { $0 == 1 }
      player.isCenter = number(4).map { $0 == 1 }
      player.draftYear = number(5).map { Int($0) }
      player.draftNumber = number(6).map { Int($0) }
      return player
    }
  }

  // MARK: Games to come

  static func write(_ games: [ScheduledGame], to file: URL) throws {
    try write(
      [
        ("gameId", .longs(games.map(\.gameId))), ("gameDate", .days(games.map(\.day.number))),
        ("season", .shorts(games.map { Int16($0.season.endYear) })),
        ("gameTypeCode", .shorts(games.map { Int16($0.gameType.rawValue) })),
        ("homeCode", .shorts(games.map(\.home))), ("awayCode", .shorts(games.map(\.away))),
      ], order: "gameDate, gameId", to: file)
  }

  static func games(_ file: URL) throws -> [ScheduledGame] {
    let rows = try Database(threads: 1).query(select(file, "gameDate, gameId"))
    let days = try rows.integers("gameDate", as: Int32.self, missing: 0)
    let seasons = try rows.longs("season")
    let types = try rows.longs("gameTypeCode")
    let home = try rows.integers("homeCode", as: Int16.self, missing: 0)
    let away = try rows.integers("awayCode", as: Int16.self, missing: 0)
    return try rows.longs("gameId").enumerated().map { row, id in
      ScheduledGame(
        gameId: id, day: GameDay(number: days[row]), season: Season(Int(seasons[row])),
        gameType: UInt8(exactly: types[row]).flatMap { GameType(rawValue: $0) } ?? .regularSeason, home: home[row],
        away: away[row])
    }
  }

  // MARK: Roster

  static func write(_ roster: [RosterEntry], to file: URL) throws {
    try write(
      [
        ("personId", .longs(roster.map(\.personId))), ("player", .strings(roster.map(\.player))),
        ("teamCode", .shorts(roster.map(\.team))), ("out", .bytes(roster.map { $0.isOut ? 1 : 0 })),
      ], order: "teamCode, personId", to: file)
  }

  static func roster(_ file: URL) throws -> [RosterEntry] {
    let rows = try Database(threads: 1).query(select(file, "teamCode, personId"))
    let names = try rows.strings("player")
    let teams = try rows.integers("teamCode", as: Int16.self, missing: 0)
    let out = try rows.longs("out")
    return try rows.longs("personId").enumerated().map { row, id in
      RosterEntry(personId: id, player: names[row] ?? "", team: teams[row], isOut: out[row] == 1)
    }
  }

  private static func select(_ file: URL, _ order: String) -> String {
    "SELECT * FROM read_parquet(\(DuckDB.quoted(file.path))) ORDER BY \(order)"
  }

  private static func write(_ columns: [(name: String, values: ColumnValues)], order: String, to file: URL) throws {
    // One thread: the same rows make the same bytes.
    let database = try Database(threads: 1)
    try database.createTable("rows", columns)
    try database.execute(
      "COPY (SELECT * FROM rows ORDER BY \(order)) TO \(DuckDB.quoted(file.path)) (FORMAT parquet, COMPRESSION zstd)")
  }
}
