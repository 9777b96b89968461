import Foundation
import GRDB

/// The record of everything committed in a workspace, in one SQLite file.
///
/// Readers see committed artifacts only. Several processes may read while one trains; writers wait for each other for
/// up to ten seconds. All methods may be called from any thread.
public final class Registry: Sendable {
  public let workspace: Workspace
  let pool: any DatabaseWriter
  /// Who writes; tests put a dead process here.
  let process: ProcessIdentity
  /// Opened to look only: nothing is written, and what a dead process left half-way stays as it is.
  public let isReadOnly: Bool
  /// There was no registry when it was opened, and it stands for an empty one.
  public let isStandIn: Bool

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
    isReadOnly = false
    isStandIn = false
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

  /// Opens the registry of a workspace to look at it: makes nothing and writes nothing.
  ///
  /// - Throws: `RegistryError.cannotRead` where there is none; `.olderSchema` for one that has to be brought up to date by a
  ///   command that may write.
  public init(reading workspace: Workspace) throws(RegistryError) {
    let file = workspace.registryFile
    guard PosixFile.exists(file) else { throw .cannotRead(file: file.path, reason: "there is no registry") }
    try RegistryOpening.refuseNewer(file)
    self.workspace = workspace
    process = .current
    isReadOnly = true
    isStandIn = false
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(10)
    configuration.maximumReaderCount = 2
    configuration.label = "fullcourt.registry.reading"
    do {
      pool = try DatabasePool(path: file.path, configuration: configuration)
      guard try pool.read({ try Schema.migrator.appliedIdentifiers($0).contains(Schema.readable) }) else {
        throw RegistryError.olderSchema(file: file.path)
      }
    } catch {
      throw RegistryOpening.error(error, file.path)
    }
  }

  /// What a workspace without a registry holds: nothing. It is kept in memory; nothing is made in the workspace.
  ///
  /// For who asks what is there and must not make it: every question is answered as an empty registry would.
  public init(nothingIn workspace: Workspace) throws(RegistryError) {
    self.workspace = workspace
    process = .current
    isReadOnly = true
    isStandIn = true
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.label = "fullcourt.registry.nothing"
    do {
      let queue = try DatabaseQueue(configuration: configuration)
      try Schema.migrator.migrate(queue)
      pool = queue
    } catch {
      throw RegistryOpening.error(error, workspace.registryFile.path)
    }
  }

  // MARK: - Transactions

  func read<Value>(_ body: (Database) throws -> Value) throws(RegistryError) -> Value {
    do { return try pool.read(body) } catch { throw wrapped(error) }
  }

  func write<Value>(_ body: (Database) throws -> Value) throws(RegistryError) -> Value {
    guard !isReadOnly else {
      throw .database(file: workspace.registryFile.path, reason: "it was opened to look only")
    }
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
