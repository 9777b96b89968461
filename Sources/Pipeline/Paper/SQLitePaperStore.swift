import Analyzer
import BoxScores
import Foundation
import GRDB

/// A paper ledger in a SQLite file of its own, `paper.sqlite` of a workspace.
///
/// It is the user's and not the models': it lies beside the registry, no training touches it, and a copy of the one file is a
/// backup. Each call is one transaction; of two processes that place the same bet at once the second fails and changes nothing.
public struct SQLitePaperStore: PaperStore, Sendable {
  public let file: URL
  private let queue: DatabaseQueue

  /// Opens a ledger, and brings it to the newest form.
  ///
  /// - Parameter creates: Makes one where there is none; else that is `PaperStoreError.missing`.
  /// - Throws: `PaperStoreError`
  public init(_ file: URL, creates: Bool = true) throws(PaperStoreError) {
    self.file = file
    guard creates || FileManager.default.fileExists(atPath: file.path) else { throw .missing(file: file.path) }
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    configuration.label = "fullcourt.paper"
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = FULL") }
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      queue = try DatabaseQueue(path: file.path, configuration: configuration)
      let applied = try queue.read { try PaperSchema.migrator.appliedIdentifiers($0) }
      if let newer = applied.subtracting(PaperSchema.migrator.migrations).sorted().last {
        throw PaperStoreError.newer(file: file.path, found: newer)
      }
      try PaperSchema.migrator.migrate(queue)
    } catch {
      throw PaperStoreError.of(error, file.path)
    }
  }

  public func start() throws -> PaperMoney? {
    try read { try Int64.fetchOne($0, sql: "SELECT cents FROM start").map(PaperMoney.init(cents:)) }
  }

  public mutating func open(start: PaperMoney) throws {
    try write { try $0.execute(sql: "INSERT INTO start (id, cents) VALUES (1, ?)", arguments: [start.cents]) }
  }

  public func bets() throws -> [PaperBet] {
    try read { database in
      try Row.fetchAll(database, sql: "SELECT * FROM bet ORDER BY number").map { try PaperRow.bet($0) }
    }
  }

  public mutating func insert(_ bets: [PaperBet]) throws {
    try write { database in for bet in bets { try PaperRow.insert(bet, database) } }
  }

  public mutating func replace(_ bets: [PaperBet]) throws {
    try write { database in for bet in bets { try PaperRow.replace(bet, database) } }
  }

  private func read<Value>(_ body: (Database) throws -> Value) throws(PaperStoreError) -> Value {
    do { return try queue.read(body) } catch { throw PaperStoreError.of(error, file.path) }
  }

  private func write(_ body: (Database) throws -> Void) throws(PaperStoreError) {
    do {
      try queue.writeWithoutTransaction { database in
        try database.inTransaction(.immediate) {
          try body(database)
          return .commit
        }
      }
    } catch { throw PaperStoreError.of(error, file.path) }
  }
}
