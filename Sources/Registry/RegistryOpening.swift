import Foundation
import GRDB

/// What is looked at before a registry is opened for writing, and what a failure of SQLite means.
enum RegistryOpening {
  /// A registry that a newer Fullcourt wrote is refused before anything in the workspace is touched.
  ///
  /// - Throws: `RegistryError.newerSchema`, `RegistryError.corruptRegistry`.
  static func refuseNewer(_ file: URL) throws(RegistryError) {
    guard PosixFile.exists(file) else { return }
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(10)
    configuration.label = "fullcourt.registry.look"
    let applied: Set<String>
    do {
      let queue = try DatabaseQueue(path: file.path, configuration: configuration)
      applied = try queue.read { database in
        guard try database.tableExists("grdb_migrations") else { return [] }
        return Set(try String.fetchAll(database, sql: "SELECT identifier FROM grdb_migrations"))
      }
    } catch {
      // A folder that cannot be written to cannot be read this way either; the opening that follows says so.
      if case .corruptRegistry = self.error(error, file.path) { throw self.error(error, file.path) }
      return
    }
    let known = Schema.migrator.migrations
    guard let newer = applied.subtracting(known).sorted().last else { return }
    throw .newerSchema(file: file.path, found: newer, known: known.last ?? "?")
  }

  /// A registry's error; damage of the file apart from what the machine refused.
  static func error(_ error: any Error, _ file: String) -> RegistryError {
    if let known = error as? RegistryError { return known }
    if let database = error as? DatabaseError,
      [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(database.resultCode.primaryResultCode)
    {
      return .corruptRegistry(file: file, reason: database.message ?? "\(database.resultCode)")
    }
    if error is RowDecodingError {
      return .corruptRegistry(file: file, reason: "a value in it is of another type than its column")
    }
    return .database(file: file, reason: "\(error)")
  }
}
