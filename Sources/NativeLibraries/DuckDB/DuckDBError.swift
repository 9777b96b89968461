/// What can go wrong between Fullcourt and its embedded SQL engine.
public enum DuckDBError: FullcourtError, Equatable {
  /// The library is not there, or lacks a function this version needs.
  case library(String)
  /// The database could not be opened: its path and the engine's words.
  case open(path: String, reason: String)
  /// A statement failed: the statement and the engine's words.
  case statement(sql: String, reason: String)
  /// A result has no such column.
  case noColumn(name: String, columns: [String])
  /// A column does not hold what was asked for.
  case wrongType(column: String, found: String, expected: String)
  /// The columns handed over for a table differ in length.
  case unequalColumns(table: String, expected: Int, found: Int, column: String)

  public var exitCode: ExitCode {
    switch self {
    case .library: .unavailable
    case .statement(_, let reason) where Self.isOfTheDisk(reason): .cannotWrite
    case .open(_, let reason) where Self.isOfTheDisk(reason): .cannotWrite
    default: .internal
    }
  }

  /// Whether the engine's words are about a disk that is full or broken, not about the statement.
  private static func isOfTheDisk(_ reason: String) -> Bool {
    let words = [
      "No space left on device", "Input/output error", "Could not write", "Could not truncate", "Could not sync",
      "fsync failed", "Read-only file system", "Disk quota exceeded",
    ]
    return words.contains { reason.contains($0) }
  }

  public var message: String {
    switch self {
    case .library(let reason):
      return reason
    case .open(let path, let reason):
      return "the database '\(path)' cannot be opened: \(reason)"
    case .statement(let sql, let reason):
      let shown = sql.count > 300 ? sql.prefix(300) + " ..." : sql[...]
      let advice = Self.isOfTheDisk(reason) ? "\n  Free space or mend the disk, then run the command again." : ""
      return "DuckDB refused a statement: \(reason)\n  in: \(shown)\(advice)"
    case .noColumn(let name, let columns):
      return "the result has no column '\(name)'; it has \(columns.joined(separator: ", "))"
    case .wrongType(let column, let found, let expected):
      return "column '\(column)' holds \(found), expected \(expected); cast it in the statement"
    case .unequalColumns(let table, let expected, let found, let column):
      return "table '\(table)': column '\(column)' has \(found) values, expected \(expected) as in the first column"
    }
  }
}
