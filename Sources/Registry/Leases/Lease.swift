import Dispatch
import Foundation
import GRDB
import Synchronization

/// The right to train in a workspace: one process has it at a time.
///
/// It gives a sign of life every ten seconds, ends with `release()`, with the object or with the process, and carries
/// a token that every commit checks: whoever lost it commits nothing more.
public final class Lease: Sendable {
  /// Seconds between signs of life.
  public static let beat = 10.0
  /// Seconds of silence after which a holder that cannot be looked at (another machine) is taken for dead.
  public static let silence = 900.0

  /// This process, as it was when it took the lease.
  public let holder: LeaseHolder
  private let token: String
  private let registry: Registry
  private let ended = Mutex(false)

  init(_ registry: Registry, holder: LeaseHolder, token: String) {
    self.registry = registry
    self.holder = holder
    self.token = token
    scheduleBeat()
  }

  deinit { end() }

  /// Gives the right back. A second call does nothing.
  public func release() { end() }

  /// - Throws: `RegistryError.leaseLost` when another process has taken it over, or it was given back.
  public func check() throws(RegistryError) { try registry.read { database in try check(database) } }

  func check(_ database: Database) throws {
    guard try String.fetchOne(database, sql: "SELECT token FROM lease WHERE id = 1") == token else {
      throw RegistryError.leaseLost(holder: try LeaseTable.read(database)?.holder)
    }
  }

  /// Gives a sign of life now.
  public func touch() throws(RegistryError) {
    try registry.write { database in
      try check(database)
      try database.execute(
        sql: "UPDATE lease SET heartbeat = ? WHERE token = ?", arguments: [Date().timeIntervalSince1970, token])
    }
  }

  /// Says what the holder is at, for whoever looks. It is a sign of life as well.
  ///
  /// - Parameter progress: A few hundred bytes of whatever the holder and its readers agree on.
  public func say(_ progress: String) throws(RegistryError) {
    try registry.write { database in
      try check(database)
      try database.execute(
        sql: "UPDATE lease SET progress = ?, heartbeat = ? WHERE token = ?",
        arguments: [progress, Date().timeIntervalSince1970, token])
    }
  }

  private func scheduleBeat() {
    DispatchQueue.global(qos: .utility).asyncAfter(deadline: .now() + Self.beat) { [weak self] in
      guard let self, !ended.withLock({ $0 }) else { return }
      // A beat that a busy database swallows is made up for by the next; a lost lease shows at the next commit.
      try? touch()
      scheduleBeat()
    }
  }

  private func end() {
    let isFirst = ended.withLock { ended in
      defer { ended = true }
      return !ended
    }
    guard isFirst else { return }
    try? registry.write { database in
      try database.execute(sql: "DELETE FROM lease WHERE token = ?", arguments: [token])
    }
  }
}

extension Registry {
  /// Takes the right to train. A dead holder is taken over, a living one never.
  ///
  /// - Parameter purpose: What for, as the one who is refused will read it: the command.
  /// - Throws: `RegistryError.busy` (exit code 75), naming the holder.
  public func acquireLease(purpose: String) throws(RegistryError) -> Lease {
    let now = Date()
    let holder = LeaseHolder(process: process, purpose: purpose, since: now, heartbeat: now)
    let token = UUID().uuidString
    try write { database in
      if let other = try LeaseTable.read(database) {
        guard Self.isTakeable(other.holder, now: now) else { throw RegistryError.busy(holder: other.holder) }
        try database.execute(sql: "DELETE FROM lease")
      }
      try LeaseTable.insert(holder, token: token, database)
    }
    return Lease(self, holder: holder, token: token)
  }

  /// Who trains now; nil when nobody does.
  public func leaseHolder() throws(RegistryError) -> LeaseHolder? {
    try read { database in
      guard let holder = try LeaseTable.read(database)?.holder, !Self.isTakeable(holder, now: Date()) else {
        return nil
      }
      return holder
    }
  }

  private static func isTakeable(_ holder: LeaseHolder, now: Date) -> Bool {
    switch holder.process.isAlive {
    case .some(let alive): !alive
    case .none: now.timeIntervalSince(holder.heartbeat) > Lease.silence
    }
  }
}
