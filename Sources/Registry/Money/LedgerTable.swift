import Foundation
import GRDB

/// The ledger's tables.
enum LedgerTable {
  static let sql = """
    CREATE TABLE ledger (
      number INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('budget', 'reserve', 'settle', 'release', 'accept')),
      step TEXT NOT NULL,
      reservation INTEGER NOT NULL,
      cycle TEXT NOT NULL,
      machine TEXT NOT NULL,
      -- money in millionths
      pricePerHour INTEGER NOT NULL CHECK (pricePerHour >= 0),
      milliseconds INTEGER NOT NULL CHECK (milliseconds >= 0),
      money INTEGER NOT NULL CHECK (money >= 0),
      process TEXT NOT NULL,
      note TEXT NOT NULL,
      previous TEXT NOT NULL,
      hash TEXT NOT NULL UNIQUE
    );
    CREATE TRIGGER ledgerIsNotChanged BEFORE UPDATE ON ledger
      BEGIN SELECT RAISE(ABORT, 'lines of the ledger are never changed'); END;
    CREATE TRIGGER ledgerIsNotShortened BEFORE DELETE ON ledger
      BEGIN SELECT RAISE(ABORT, 'lines of the ledger are never taken out'); END;
    -- the last line, kept apart: a ledger that was cut off at the end shows
    CREATE TABLE ledgerHead (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      number INTEGER NOT NULL,
      hash TEXT NOT NULL
    );
    -- what a running step has used so far: from this a dead process's reservation is charged
    CREATE TABLE meter (
      reservation INTEGER PRIMARY KEY,
      milliseconds INTEGER NOT NULL,
      fraction REAL NOT NULL,
      at INTEGER NOT NULL
    );
    ALTER TABLE run ADD COLUMN machine TEXT NOT NULL DEFAULT 'local';
    """

  static func read(_ database: Database) throws -> LedgerReading {
    var budgets: [Int64: Budget] = [:]
    let entries = try Row.fetchAll(database, sql: "SELECT * FROM ledger ORDER BY number").map { row in
      let entry = LedgerEntry(
        number: row["number"], at: row["at"], kind: LedgerEntry.Kind(rawValue: row["kind"]) ?? .accept,
        step: row["step"], reservation: row["reservation"], cycle: row["cycle"], machine: row["machine"],
        pricePerHour: Money(microUnits: row["pricePerHour"]), milliseconds: row["milliseconds"],
        money: Money(microUnits: row["money"]), process: row["process"], note: row["note"], previous: row["previous"],
        hash: row["hash"])
      if entry.kind == .budget {
        budgets[entry.number] = try? JSONDecoder().decode(Budget.self, from: Data(entry.note.utf8))
      }
      return entry
    }
    let head = try Row.fetchOne(database, sql: "SELECT number, hash FROM ledgerHead WHERE id = 1").map {
      (number: $0["number"] as Int64, hash: $0["hash"] as String)
    }
    return LedgerReading(entries, budgets: budgets, head: head)
  }

  static func insert(_ entry: LedgerEntry, _ database: Database) throws {
    try database.execute(
      sql: "INSERT INTO ledger VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        entry.number, entry.at, entry.kind.rawValue, entry.step, entry.reservation, entry.cycle, entry.machine,
        entry.pricePerHour.microUnits, entry.milliseconds, entry.money.microUnits, entry.process, entry.note,
        entry.previous, entry.hash,
      ])
    try database.execute(
      sql: """
        INSERT INTO ledgerHead (id, number, hash) VALUES (1, ?1, ?2)
        ON CONFLICT (id) DO UPDATE SET number = ?1, hash = ?2
        """, arguments: [entry.number, entry.hash])
  }

  /// What a step has used so far by its last mark.
  static func meter(_ reservation: Int64, _ database: Database) throws -> (
    milliseconds: Int64, fraction: Double, at: Int64
  )? {
    try Row.fetchOne(
      database, sql: "SELECT milliseconds, fraction, at FROM meter WHERE reservation = ?", arguments: [reservation]
    ).map { ($0["milliseconds"], $0["fraction"], $0["at"]) }
  }
}
