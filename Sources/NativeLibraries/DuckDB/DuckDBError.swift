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
    if case .library = self { return .unavailable }
    return .internal
  }

  public var message: String {
    switch self {
    case .library(let reason):
      return reason
    case .open(let path, let reason):
      return "the database '\(path)' cannot be opened: \(reason)"
    case .statement(let sql, let reason):
      let shown = sql.count > 300 ? sql.prefix(300) + " ..." : sql[...]
      return "DuckDB refused a statement: \(reason)\n  in: \(shown)"
    case .noColumn(let name, let columns):
      return "the result has no column '\(name)'; it has \(columns.joined(separator: ", "))"
    case .wrongType(let column, let found, let expected):
      return "column '\(column)' holds \(found), expected \(expected); cast it in the statement"
    case .unequalColumns(let table, let expected, let found, let column):
      return "table '\(table)': column '\(column)' has \(found) values, expected \(expected) as in the first column"
    }
  }
}
