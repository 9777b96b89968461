import BoxScores
import Foundation
import NativeLibraries

/// Writes a matrix as a table that other tools open: `gameId, personId, gameDate, season`, the features by name, then
/// `target_points`, `target_rebounds`, `target_assists`, `target_threes`, `target_minutes`. Missing values are NULL.
public enum FeatureExport {
  /// Parquet packed with zstd, or CSV with a header line.
  public enum Format: String, CaseIterable, Sendable {
    case parquet, csv

    fileprivate var options: String { self == .parquet ? "FORMAT parquet, COMPRESSION zstd" : "FORMAT csv, HEADER" }
  }

  /// Writes the rows of some seasons; `file` appears only when it is complete.
  /// - Throws: `FeatureError.cannotWrite`, `DuckDBError`, `NativeLibraryError`.
  /// - Complexity: O(rows x columns); memory for one season at a time.
  public static func write(
    _ matrix: FeatureMatrix, of table: PlayerGameTable, seasons: ClosedRange<Season>? = nil, format: Format,
    to file: URL, threads: Int = 2
  ) throws {
    precondition(matrix.rowCount == table.count, "a matrix of \(matrix.rowCount) rows, a table of \(table.count)")
    let parts = file.deletingLastPathComponent().appendingPathComponent(".\(file.lastPathComponent).partial")
    do {
      try FileManager.default.createDirectory(at: parts, withIntermediateDirectories: true)
    } catch {
      throw FeatureError.cannotWrite(path: file.path, reason: error.localizedDescription)
    }
    defer { try? FileManager.default.removeItem(at: parts) }
    let database = try Database(threads: threads)
    var pieces: [URL] = []
    for season in table.seasons where seasons?.contains(season) ?? true {
      let piece = parts.appendingPathComponent("\(season).parquet")
      try append(matrix, table, rows: table.rows(of: season), to: database)
      try database.execute("COPY season TO \(DuckDB.quoted(piece.path)) (FORMAT parquet); DROP TABLE season")
      pieces.append(piece)
    }
    if pieces.isEmpty {
      let piece = parts.appendingPathComponent("none.parquet")
      try append(matrix, table, rows: 0..<0, to: database)
      try database.execute("COPY season TO \(DuckDB.quoted(piece.path)) (FORMAT parquet)")
      pieces.append(piece)
    }
    let whole = parts.appendingPathComponent("whole")
    try database.execute(
      "COPY (FROM read_parquet(\(DuckDB.quoted(files: pieces)))) TO \(DuckDB.quoted(whole.path)) (\(format.options))")
    do {
      try DurableFile.synchronise(whole)
      try DurableFile.move(whole, to: file)
      try DurableFile.synchronise(file.deletingLastPathComponent())
    } catch {
      throw FeatureError.cannotWrite(path: error.path, reason: error.reason)
    }
  }

  private static func append(
    _ matrix: FeatureMatrix, _ table: PlayerGameTable, rows: Range<Int>, to database: Database
  ) throws {
    var columns: [(name: String, values: ColumnValues)] = [
      ("gameId", .longs(Array(table.gameId[rows]))), ("personId", .longs(Array(table.personId[rows]))),
      ("gameDate", .days(Array(table.day[rows]))), ("season", .shorts(Array(table.season[rows]))),
    ]
    for (column, feature) in FeatureCatalogue.all.enumerated() {
      columns.append((feature.name, .missingFloats(matrix.gather(rows: rows, columns: [column]))))
    }
    for target in [Target.points, .rebounds, .assists, .threes, .minutes] {
      columns.append(("target_\(target.rawValue)", .missingFloats(Array(table[target.column][rows]))))
    }
    try database.createTable("season", columns)
  }
}
