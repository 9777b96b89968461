import BoxScores
import Foundation
import GRDB

/// The record of money and machine time: what was put aside, spent and given back, line after line.
///
/// Lines are only added. Each carries a hash over itself and the line before, and the number and hash of the last line are
/// kept apart, so that a line that was changed, put in, taken out or cut off at the end shows. Every writer reads and
/// checks the whole ledger in the transaction it writes in; on a ledger that is not what was written nothing is spent.
public struct Ledger: Sendable {
  let registry: Registry
  let now: @Sendable () -> Date

  /// - Parameter now: The time of day; tests give their own.
  public init(_ registry: Registry, now: @escaping @Sendable () -> Date = { Date() }) {
    self.registry = registry
    self.now = now
  }

  /// The day in UTC that decides on the billing cycle.
  public var today: GameDay { GameDay(number: Int32((now().timeIntervalSince1970 / 86_400).rounded(.down))) }

  var milliseconds: Int64 { Int64((now().timeIntervalSince1970 * 1_000).rounded()) }

  /// All lines with what they add up to, and what is wrong with them.
  /// - Complexity: O(lines)
  public func read() throws(RegistryError) -> LedgerReading { try registry.read { try LedgerTable.read($0) } }

  /// What the lines add up to.
  /// - Throws: `BudgetError.corruptLedger`
  public func state() throws -> LedgerState { try read().checked() }

  /// Puts a budget in force. What was spent in the current cycle stays spent.
  public func set(_ budget: Budget) throws {
    let text = String(decoding: try Self.encoder.encode(budget), as: UTF8.self)
    try transaction { database in
      let reading = try LedgerTable.read(database)
      _ = try reading.checked()
      try append(.budget, to: reading, database) { $0.note = text }
    }
  }

  /// Declares the damage of earlier lines as known: the ledger goes on from its lines as they stand.
  /// - Returns: The damage; empty when there was none, and then nothing is written.
  @discardableResult
  public func acceptDamage() throws -> [String] {
    try transaction { database in
      let reading = try LedgerTable.read(database)
      guard !reading.problems.isEmpty else { return [] }
      try append(.accept, to: reading, database) { $0.note = reading.problems.joined(separator: "; ") }
      return reading.problems
    }
  }

  static let encoder: JSONEncoder = {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }()

  /// A transaction that may refuse.
  func transaction<Value>(_ body: (Database) throws -> Value) throws -> Value {
    let result: Result<Value, BudgetError> = try registry.write { database in
      do { return .success(try body(database)) } catch let error as BudgetError { return .failure(error) }
    }
    return try result.get()
  }

  @discardableResult
  func append(
    _ kind: LedgerEntry.Kind, to reading: LedgerReading, _ database: Database, _ fill: (inout LedgerEntry) -> Void
  ) throws -> LedgerEntry {
    var entry = LedgerEntry(
      number: max(reading.entries.last?.number ?? 0, reading.headNumber) + 1, at: milliseconds, kind: kind, step: "",
      reservation: 0, cycle: "", machine: "", pricePerHour: .zero, milliseconds: 0, money: .zero,
      process: try registry.encoded(registry.process), note: "",
      previous: reading.entries.last?.hash ?? LedgerEntry.origin, hash: "")
    fill(&entry)
    entry.hash = entry.expectedHash
    try LedgerTable.insert(entry, database)
    return entry
  }
}

extension Registry {
  /// The ledger of this workspace.
  public var ledger: Ledger { Ledger(self) }
}
