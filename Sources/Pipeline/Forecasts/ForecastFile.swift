import BoxScores
import Forecasting
import Foundation
import NativeLibraries

/// Writes forecasts to a file: its ending says as what.
public enum ForecastFile {
  /// What forecasts can be written as; the raw value is the name's ending.
  public enum Format: String, Sendable, CaseIterable {
    case csv, json, parquet
  }

  /// What the ending of a name stands for; nil for another one.
  public static func format(of file: URL) -> Format? { Format(rawValue: file.pathExtension.lowercased()) }

  /// The file appears only when it is complete.
  /// - Throws: `ForecastFileError.cannotWrite`, `DuckDBError`, `NativeLibraryError`.
  public static func write(_ report: ForecastReport, as format: Format, to file: URL) throws {
    switch format {
    case .csv: try write(Data((ForecastColumns(report).csv + "\n").utf8), file)
    case .json:
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      try write(try encoder.encode(report) + Data("\n".utf8), file)
    case .parquet: try parquet(ForecastColumns(report), file)
    }
  }

  /// The rows of a backtest, as CSV or Parquet.
  /// - Throws: `ForecastFileError.unknownEnding` for another ending; as above.
  public static func write(_ rows: ScoredRows, to file: URL) throws {
    switch format(of: file) {
    case .csv: try write(Data((rows.columns.csv + "\n").utf8), file)
    case .parquet: try parquet(rows.columns, file)
    case .json, nil: throw ForecastFileError.unknownTableEnding(path: file.path)
    }
  }

  private static func write(_ data: Data, _ file: URL) throws {
    do {
      try DurableFile.replace(file, with: data)
    } catch {
      throw ForecastFileError.cannotWrite(path: file.path, reason: error.reason)
    }
  }

  private static func parquet(_ table: ForecastColumns, _ file: URL) throws {
    let database = try Database(threads: 1)
    var replaced: [String] = []
    try database.createTable(
      "forecasts",
      table.columns.map { column in
        switch column.values {
        case .texts(let texts): return (column.name, .strings(texts))
        case .ids(let ids):
          replaced.append("CAST(\(column.name) AS BIGINT) AS \(column.name)")
          return (column.name, .strings(ids.map { $0.map(String.init) }))
        case .numbers(let numbers):
          replaced.append("CASE WHEN isnan(\(column.name)) THEN NULL ELSE \(column.name) END AS \(column.name)")
          return (column.name, .doubles(numbers.map { $0 ?? .nan }))
        }
      })
    replaced.append("CAST(gameDate AS DATE) AS gameDate")
    let partial = file.deletingLastPathComponent().appendingPathComponent(".\(file.lastPathComponent).partial")
    defer { try? FileManager.default.removeItem(at: partial) }
    try database.execute(
      "COPY (SELECT * REPLACE (\(replaced.joined(separator: ", "))) FROM forecasts) "
        + "TO \(DuckDB.quoted(partial.path)) (FORMAT parquet)")
    do {
      try DurableFile.synchronise(partial)
      try DurableFile.move(partial, to: file)
    } catch {
      throw ForecastFileError.cannotWrite(path: file.path, reason: error.reason)
    }
  }
}
