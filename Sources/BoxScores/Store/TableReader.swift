import Foundation
import NativeLibraries

/// Reads the played rows of season files into a table.
enum TableReader {
  static func read(_ files: [URL], kind: DataKind, threads: Int? = nil) throws(DuckDBError) -> PlayerGameTable {
    var table = PlayerGameTable(kind: kind)
    guard !files.isEmpty else { return table }
    let columns = BoxColumn.allCases.map(\.fileName).joined(separator: ", ")
    let result = try Database(threads: threads).query(
      """
      SELECT gameId, personId, gameDate, season, teamCode, opponentCode, home, gameTypeCode, \(columns)
      FROM read_parquet(\(DuckDB.quoted(files: files))) WHERE status = 'played' ORDER BY gameDate, gameId, personId
      """)
    table.gameId = try result.longs("gameId")
    table.personId = try result.longs("personId")
    table.day = try result.integers("gameDate", as: Int32.self, missing: 0)
    table.season = try result.integers("season", as: Int16.self, missing: 0)
    table.team = try result.integers("teamCode", as: Int16.self, missing: 0)
    table.opponent = try result.integers("opponentCode", as: Int16.self, missing: 0)
    table.home = try result.integers("home", as: Int8.self, missing: -1)
    table.gameType = try result.integers("gameTypeCode", as: UInt8.self, missing: 0)
    for column in BoxColumn.allCases { table[column] = try result.floats(column.fileName) }
    return table
  }

  /// A hash of the rows of a season, every column and every bit of them.
  static func contentHash(of table: PlayerGameTable, _ rows: Range<Int>) -> String {
    var hash = ContentDigest()
    hash.update("rows \(rows.count)\n")
    func add<T: BitwiseCopyable>(_ column: [T]) { column[rows].withUnsafeBytes { hash.update($0) } }
    add(table.gameId)
    add(table.personId)
    add(table.day)
    add(table.season)
    add(table.team)
    add(table.opponent)
    add(table.home)
    add(table.gameType)
    // There are many NaNs and only one means "missing": made one here.
    for column in table.values {
      column[rows].map { $0.isNaN ? Float.nan : $0 }.withUnsafeBytes { hash.update($0) }
    }
    return hash.finish()
  }
}
