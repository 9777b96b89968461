import BoxScores
import Foundation
import NativeLibraries
import TestSupport

/// Real seasons read straight from the files by SQL: the tests' own way to the games, beside the importer's.
enum RealGames {
  static let isAvailable = SharedData.isPresent && (try? Database()) != nil

  /// Loads seasons into the table `games` of a database, sorted as a `PlayerGameTable` is.
  static func database(_ seasons: ClosedRange<Int>) throws -> Database {
    let database = try Database(threads: 2)
    let folder = SharedData.folder!.appendingPathComponent("player_games")
    let files = seasons.map { folder.appendingPathComponent("\($0).csv.gz") }
    let columns = BoxColumn.allCases.map { "try_cast(\($0.fileName) as FLOAT) AS \($0.fileName)" }
    try database.execute(
      """
      CREATE TABLE raw AS SELECT personId::BIGINT AS personId, gameId::BIGINT AS gameId, gameDate::DATE AS day,
        regexp_extract(filename, '(\\d{4}).csv.gz', 1)::SMALLINT AS season, playerteamName AS team,
        opponentteamName AS opponent, coalesce(try_cast(home AS TINYINT), -1::TINYINT) AS home,
        CASE gameType WHEN 'Playoffs' THEN 1 ELSE 0 END::TINYINT AS playoffs, \(columns.joined(separator: ", "))
      FROM read_csv(\(DuckDB.quoted(files: files)), filename = true, all_varchar = true);
      CREATE TABLE codes AS SELECT name, row_number() OVER (ORDER BY name)::SMALLINT AS code
        FROM (SELECT team AS name FROM raw UNION SELECT opponent FROM raw);
      CREATE TABLE games AS SELECT row_number() OVER (ORDER BY day, gameId, personId) - 1 AS row, raw.* EXCLUDE (team, opponent),
        t.code AS team, o.code AS opponent
      FROM raw JOIN codes t ON raw.team = t.name JOIN codes o ON raw.opponent = o.name
      WHERE numMinutes IS NULL OR numMinutes > 0;
      """)
    return database
  }

  static func table(in database: Database) throws -> PlayerGameTable {
    let rows = try database.query("SELECT * FROM games ORDER BY row")
    var table = PlayerGameTable(kind: .real)
    table.gameId = try rows.longs("gameId")
    table.personId = try rows.longs("personId")
    table.day = try rows.integers("day", as: Int32.self, missing: 0)
    table.season = try rows.integers("season", as: Int16.self, missing: 0)
    table.team = try rows.integers("team", as: Int16.self, missing: 0)
    table.opponent = try rows.integers("opponent", as: Int16.self, missing: 0)
    table.home = try rows.integers("home", as: Int8.self, missing: -1)
    table.gameType = try rows.integers("playoffs", as: UInt8.self, missing: 0)
    for column in BoxColumn.allCases { table[column] = try rows.floats(column.fileName) }
    return table
  }

  static func table(_ seasons: ClosedRange<Int>) throws -> PlayerGameTable { try table(in: database(seasons)) }
}
