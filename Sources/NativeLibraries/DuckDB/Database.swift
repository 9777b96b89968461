import Foundation

/// One DuckDB database, in memory or in a file, with one connection.
///
/// Statements run one at a time; the engine itself uses `threads` threads for one statement. Extensions are neither
/// loaded nor fetched: nothing here reaches the network.
public final class Database: @unchecked Sendable {
  // A connection is not for two threads at once: the lock makes calls wait for one another.
  private let lock = NSLock()
  private let functions: DuckDBFunctions
  private var database: DuckDBFunctions.Handle?
  private var connection: DuckDBFunctions.Handle?

  /// - Parameters:
  ///   - file: a database file, made when absent; nil for a database in memory.
  ///   - threads: threads of one statement; nil for the engine's choice (all cores).
  ///   - memoryLimit: bytes the engine may hold; nil for the engine's choice (80 % of the machine).
  ///   - settings: further settings of the engine, by its names.
  public init(
    file: URL? = nil, threads: Int? = nil, memoryLimit: Int? = nil, settings: [String: String] = [:]
  ) throws(DuckDBError) {
    functions = try DuckDB.table()
    var options = ["autoinstall_known_extensions": "false", "autoload_known_extensions": "false"]
    if let threads { options["threads"] = String(max(1, threads)) }
    if let memoryLimit { options["memory_limit"] = "\(memoryLimit / 1_048_576 + 1)MiB" }
    options.merge(settings) { _, asked in asked }
    let path = file?.path ?? ":memory:"
    var configuration: DuckDBFunctions.Handle?
    guard functions.createConfig(&configuration) == 0 else {
      throw .open(path: path, reason: "no memory for its settings")
    }
    defer { functions.destroyConfig(&configuration) }
    for (name, value) in options.sorted(by: { $0.key < $1.key }) {
      guard functions.setConfig(configuration, name, value) == 0 else {
        throw .open(path: path, reason: "no such setting: \(name) = \(value)")
      }
    }
    var reason: UnsafeMutablePointer<CChar>?
    guard functions.openExtended(path, &database, configuration, &reason) == 0 else {
      defer { functions.freeMemory(reason) }
      throw .open(path: path, reason: reason.map { String(cString: $0) } ?? "no reason given")
    }
    guard functions.connect(database, &connection) == 0 else {
      functions.close(&database)
      throw .open(path: path, reason: "no connection")
    }
  }

  deinit {
    functions.disconnect(&connection)
    functions.close(&database)
  }

  /// Runs one or more statements and drops what they return.
  public func execute(_ sql: String) throws(DuckDBError) {
    var storage = try run(sql)
    functions.destroyResult(&storage)
  }

  /// Runs statements and returns the rows of the last.
  public func query(_ sql: String) throws(DuckDBError) -> QueryResult {
    QueryResult(storage: try run(sql), functions: functions)
  }

  /// Asks a statement that runs on another thread to stop; it then throws.
  public func interrupt() { functions.interrupt(connection) }

  /// Makes a table out of columns of equal length and fills it.
  /// - Complexity: O(rows x columns); about 25 million values a second.
  public func createTable(_ name: String, _ columns: [(name: String, values: ColumnValues)]) throws(DuckDBError) {
    let list = columns.map { "\(DuckDB.quoted(name: $0.name)) \($0.values.sqlType)" }.joined(separator: ", ")
    try execute("CREATE TABLE \(DuckDB.quoted(name: name)) (\(list))")
    try append(columns, to: name)
  }

  /// Appends columns of equal length to a table that has columns of these types, in this order.
  public func append(_ columns: [(name: String, values: ColumnValues)], to table: String) throws(DuckDBError) {
    let rows = columns.first?.values.count ?? 0
    for column in columns where column.values.count != rows {
      throw .unequalColumns(table: table, expected: rows, found: column.values.count, column: column.name)
    }
    lock.lock()
    defer { lock.unlock() }
    try TableAppender(functions: functions, connection: connection, table: table)
      .append(columns.map(\.values), rows: rows)
  }

  private func run(_ sql: String) throws(DuckDBError) -> DuckDBFunctions.ResultStorage {
    lock.lock()
    defer { lock.unlock() }
    var storage = DuckDBFunctions.ResultStorage()
    guard functions.query(connection, sql, &storage) == 0 else {
      defer { functions.destroyResult(&storage) }
      let reason = functions.resultError(&storage).map { String(cString: $0) } ?? "no reason given"
      throw .statement(sql: sql, reason: reason)
    }
    return storage
  }
}

extension DuckDB {
  /// `text` as a literal of SQL: 'it''s'.
  public static func quoted(_ text: String) -> String { "'" + text.replacingOccurrences(of: "'", with: "''") + "'" }

  /// `name` as an identifier of SQL.
  public static func quoted(name: String) -> String { "\"" + name.replacingOccurrences(of: "\"", with: "\"\"") + "\"" }

  /// A list of files as an argument of `read_csv` and `read_parquet`.
  public static func quoted(files: [URL]) -> String {
    "[" + files.map { quoted($0.path) }.joined(separator: ", ") + "]"
  }
}
