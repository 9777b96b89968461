import Foundation
import GRDB

@testable import Registry

/// A workspace as an earlier schema left it: a registry out of frozen SQL with rows in all its tables, and the files that
/// its rows name.
enum FrozenWorkspace {
  static let schemas = [1, 2, 3, 4]
  /// Those that kept a ledger.
  static let schemasWithLedger = [3, 4]

  /// What the registry's rows vouch for, by folder. From schema 4 on artifacts name their parents, so there is one that
  /// has some.
  static func contents(schema: Int) -> [String: String] {
    var contents = [
      "previous/window/1947-1949/g1": "old trees\n", "windows/1947-1949": "new trees\n",
      "vintages/2022-2024@2024": "vintage trees\n", "meta/league/league@2025-blind-3-real": "league trees\n",
      "staging/window-2022-2024-0123456789abcdef": "staged trees\n",
    ]
    if schema > 3 { contents["meta/meta/\(metaKey)"] = "meta trees\n" }
    return contents
  }

  static let metaKey = "meta@2025-blind-real-d358cc4cbdbb"

  static func make(schema: Int, in folder: URL) throws -> Workspace {
    let workspace = Workspace(folder)
    for (path, text) in contents(schema: schema) {
      let place = folder.appendingPathComponent(path)
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: place.appendingPathComponent("points.median.txt"))
      try Data("{\"format\":1}\n".utf8).write(to: place.appendingPathComponent("window.json"))
    }
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Fixtures/registry/schema-\(schema).sql").standardizedFileURL
    // The processes of then ran on this machine, before it was booted: they are dead.
    let sql = try String(contentsOf: file, encoding: .utf8)
      .replacingOccurrences(of: "HOST", with: ProcessIdentity.current.host)
    let queue = try DatabaseQueue(path: workspace.registryFile.path)
    try queue.write { try $0.execute(sql: sql) }
    try queue.close()
    return workspace
  }

  /// Writes into a registry as somebody does who is not Fullcourt.
  static func write(_ sql: String, to file: URL) throws {
    let queue = try DatabaseQueue(path: file.path)
    try queue.write { try $0.execute(sql: sql) }
    try queue.close()
  }

  /// Every row of a table as text, in order of the columns that are named.
  static func rows(_ table: String, _ columns: [String], of file: URL) throws -> [[String]] {
    var configuration = Configuration()
    configuration.readonly = true
    let list = columns.joined(separator: ", ")
    return try DatabaseQueue(path: file.path, configuration: configuration).read { database in
      try Row.fetchAll(database, sql: "SELECT \(list) FROM \(table) ORDER BY \(list)").map { row in
        columns.map { "\(row[$0] as DatabaseValue)" }
      }
    }
  }

  /// The columns of every table that Fullcourt made.
  static func columns(of file: URL) throws -> [String: [String]] {
    var configuration = Configuration()
    configuration.readonly = true
    return try DatabaseQueue(path: file.path, configuration: configuration).read { database in
      let names = try String.fetchAll(
        database, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
      return Dictionary(
        uniqueKeysWithValues: try names.filter { $0 != "grdb_migrations" }.map { name in
          (name, try database.columns(in: name).map(\.name))
        })
    }
  }
}
