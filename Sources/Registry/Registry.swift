import Foundation
import GRDB

/// The record of everything committed in a workspace, in one SQLite file.
///
/// Readers see committed artifacts only. Several processes may read while one trains; writers wait for each other for
/// up to ten seconds. All methods may be called from any thread.
public final class Registry: Sendable {
  public let workspace: Workspace
  let pool: DatabasePool
  /// Who writes; tests put a dead process here.
  let process: ProcessIdentity

  /// Opens the registry, makes it where there is none, and brings to an end what a dead process left half-way.
  /// - Throws: `RegistryError`
  public convenience init(_ workspace: Workspace) throws(RegistryError) {
    try self.init(workspace, process: .current)
  }

  init(_ workspace: Workspace, process: ProcessIdentity) throws(RegistryError) {
    try RegistryOpening.refuseNewer(workspace.registryFile)
    try workspace.prepare()
    self.workspace = workspace
    self.process = process
    let file = workspace.registryFile.path
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    configuration.foreignKeysEnabled = true
    configuration.label = "fullcourt.registry"
    // A committed artifact must survive a loss of power: WAL alone would sync at checkpoints only.
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = FULL") }
    do {
      pool = try DatabasePool(path: file, configuration: configuration)
      try Schema.migrator.migrate(pool)
    } catch {
      throw RegistryOpening.error(error, file)
    }
    try recover()
  }

  func read<Value>(_ body: (Database) throws -> Value) throws(RegistryError) -> Value {
    do { return try pool.read(body) } catch { throw wrapped(error) }
  }

  func write<Value>(_ body: (Database) throws -> Value) throws(RegistryError) -> Value {
    do {
      return try pool.writeWithoutTransaction { database in
        var value: Value?
        // Immediate: two processes that read first and write then would otherwise fail at the second step.
        try database.inTransaction(.immediate) {
          value = try body(database)
          return .commit
        }
        return value!
      }
    } catch { throw wrapped(error) }
  }

  private func wrapped(_ error: any Error) -> RegistryError {
    RegistryOpening.error(error, workspace.registryFile.path)
  }
}
