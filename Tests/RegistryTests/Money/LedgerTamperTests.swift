import BoxScores
import Foundation
import GRDB
import Testing

@testable import Registry

/// Somebody writes into the registry's file behind the ledger's back.
@Suite struct LedgerTamperTests {
  private func withLines(_ body: (Registry, Ledger) throws -> Void) throws {
    try withRegistry { registry in
      let ledger = LedgerTests.ledger(registry)
      try ledger.set(LedgerTests.budget())
      for number in 1...3 {
        let step = try ledger.reserve(step: "step \(number)", machine: "A10G", milliseconds: LedgerTests.hour)
        try ledger.settle(step, milliseconds: LedgerTests.hour / 2)
      }
      try body(registry, ledger)
    }
  }

  private func tamper(_ registry: Registry, _ sql: String) throws {
    try registry.pool.writeWithoutTransaction { database in
      try database.execute(sql: "DROP TRIGGER IF EXISTS ledgerIsNotChanged")
      try database.execute(sql: "DROP TRIGGER IF EXISTS ledgerIsNotShortened")
      try database.execute(sql: sql)
    }
  }

  @Test(arguments: [
    ("UPDATE ledger SET money = 1 WHERE number = 3", "line 3 (settle 'step 1') was changed"),
    ("UPDATE ledger SET note = 'x' WHERE number = 4", "line 4 (reserve 'step 2') was changed"),
    (
      "UPDATE ledger SET note = replace(note, '\"limit\":8', '\"limit\":800') WHERE number = 1",
      "line 1 (budget) was changed"
    ),
    ("DELETE FROM ledger WHERE number = 5", "line 5 is gone"),
    ("DELETE FROM ledger WHERE number > 5", "lines 6 to 7 are gone from the end"),
    ("DELETE FROM ledger", "lines 1 to 7 are gone from the end"),
    ("UPDATE ledger SET hash = upper(hash) WHERE number = 2", "line 2 (reserve 'step 1') was changed"),
    ("DELETE FROM ledgerHead", "line 7 is not the last one that was written"),
  ])
  func everyChangeIsNamed(sql: String, problem: String) throws {
    try withLines { registry, ledger in
      #expect(try ledger.read().problems.isEmpty)
      try tamper(registry, sql)
      #expect(try ledger.read().problems.contains(problem))
      let refusal = try #require(throws: BudgetError.self) {
        try ledger.reserve(step: "next", machine: "A10G", milliseconds: 1)
      }
      #expect(refusal.exitCode == .corrupt)
      #expect(refusal.message.hasPrefix("the ledger is not what was written: "))
      #expect(refusal.message.hasSuffix("fullcourt budget ledger --accept-damage"))
    }
  }

  /// Even one who computes the hash of his changed line anew breaks the line after it.
  @Test func aLineWithANewHashOfItsOwnBreaksTheChain() throws {
    try withLines { registry, ledger in
      var line = try ledger.read().entries[2]
      line.money = Money(microUnits: 1)
      try tamper(registry, "UPDATE ledger SET money = 1, hash = '\(line.expectedHash)' WHERE number = 3")
      #expect(try ledger.read().problems == ["line 4 does not follow line 3"])
    }
  }

  @Test func theDatabaseItselfRefusesToChangeLines() throws {
    try withLines { registry, _ in
      for sql in ["UPDATE ledger SET money = 1", "DELETE FROM ledger"] {
        #expect(throws: DatabaseError.self) { try registry.pool.write { try $0.execute(sql: sql) } }
      }
    }
  }

  @Test func acceptedDamageStaysInTheRecord() throws {
    try withLines { registry, ledger in
      #expect(try ledger.acceptDamage().isEmpty)
      try tamper(registry, "DELETE FROM ledger WHERE number > 5")
      #expect(try ledger.acceptDamage() == ["lines 6 to 7 are gone from the end"])
      let reading = try ledger.read()
      #expect(reading.problems.isEmpty && !reading.acceptedProblems.isEmpty)
      #expect(reading.entries.last?.kind == .accept && reading.entries.last?.number == 8)
      let step = try ledger.reserve(step: "next", machine: "A10G", milliseconds: LedgerTests.hour)
      try ledger.settle(step, milliseconds: LedgerTests.hour)
      #expect(try ledger.read().problems.isEmpty)
      // New damage is new.
      try tamper(registry, "UPDATE ledger SET money = 0 WHERE number = 10")
      #expect(try ledger.read().problems == ["line 10 (settle 'next') was changed"])
    }
  }
}
