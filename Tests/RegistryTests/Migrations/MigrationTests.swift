import BoxScores
import Foundation
import GRDB
import Testing

@testable import Registry

@Suite struct MigrationTests {
  @Test(arguments: FrozenWorkspace.schemas)
  func nothingOfAnOlderWorkspaceIsLost(schema: Int) throws {
    try withFolder { folder in
      let workspace = try FrozenWorkspace.make(schema: schema, in: folder)
      let tables = try FrozenWorkspace.columns(of: workspace.registryFile)
      #expect(tables.count == [5, 7, 10, 10][schema - 1])
      var before: [String: [[String]]] = [:]
      for (table, columns) in tables {
        before[table] = try FrozenWorkspace.rows(table, columns, of: workspace.registryFile)
        #expect(before[table]?.isEmpty == false, "the frozen registry has rows in \(table)")
      }
      let registry = try Registry(workspace)
      for (table, columns) in tables {
        let after = try FrozenWorkspace.rows(table, columns, of: workspace.registryFile)
        switch table {
        case "artifact":
          // The move that was under way has been ended: one row is current that was moving.
          #expect(after.count == before[table]?.count)
          #expect(
            after.filter { !$0.contains("\"2022-2024\"") } == before[table]?.filter { !$0.contains("\"2022-2024\"") })
        case "run":
          // The step that a dead process had under way is interrupted.
          #expect(after.map { $0[0] } == before[table]?.map { $0[0] })
          #expect(try registry.runs().map(\.state) == [.planned, .interrupted, .interrupted, .failed, .done])
        default: #expect(after == before[table])
        }
      }
      #expect(try applied(workspace) == Schema.migrator.migrations)
      // What `registry verify` looks at.
      #expect(try registry.integrityProblems() == [])
      #expect(try registry.verifyAll().count == FrozenWorkspace.contents(schema: schema).count)
      #expect(try registry.verifyAll().allSatisfy { $0.state == .ok })
    }
  }

  private func applied(_ workspace: Workspace) throws -> [String] {
    try FrozenWorkspace.rows("grdb_migrations", ["identifier"], of: workspace.registryFile).map {
      $0[0].trimmingCharacters(in: CharacterSet(charactersIn: "\""))
    }
  }

  @Test(arguments: FrozenWorkspace.schemas)
  func whatWasCommittedThenIsReadAsItWas(schema: Int) throws {
    try withFolder { folder in
      let registry = try Registry(FrozenWorkspace.make(schema: schema, in: folder))
      let window = try #require(try registry.current(.window, key: "1947-1949"))
      #expect(window.generation == 2 && window.description.rows == 78_000 && window.description.seconds == 37.5)
      #expect(window.description.seeds == [20_470] && window.description.producers == ["fullcourt": "0.1.0"])
      #expect(window.createdAt == Date(timeIntervalSince1970: 1_795_356_291.5))
      // Kept from schema 4 on.
      #expect(window.description.formatVersion == (schema < 4 ? 0 : 1) && window.description.parents.isEmpty)
      #expect(try registry.data("points.median.txt", of: window) == Data("new trees\n".utf8))
      let previous = try #require(try registry.previous(.window, key: "1947-1949"))
      #expect(try registry.data("points.median.txt", of: previous) == Data("old trees\n".utf8))
      let moved = try #require(try registry.current(.window, key: "2022-2024"))
      #expect(try registry.data("points.median.txt", of: moved) == Data("staged trees\n".utf8))
      #expect(try registry.looks(at: [Season(2024)]) == [Season(2024): 2])
      #expect(try registry.runs().map(\.machine) == (0..<5).map { schema > 2 && $0 > 2 ? "A10G" : "local" })
      let meta = try registry.current(.meta, key: FrozenWorkspace.metaKey)
      #expect((meta != nil) == (schema > 3))
      if let meta {
        let league = try #require(try registry.current(.league, key: "league@2025-blind-3-real"))
        let vintage = try #require(try registry.current(.vintage, key: "2022-2024@2024"))
        #expect(meta.description.parents == [ArtifactParent(league), ArtifactParent(vintage)])
      }
      if schema > 1 {
        let champion = try #require(try registry.champion(of: "real-blind"))
        #expect(champion.name == "v4_full" && champion.replaced == 1)
        #expect(try registry.rollBack(line: "real-blind").to.name == "v4_residual_only")
        #expect(try registry.experiments().map(\.state) == [.failed, .done])
      }
      // And it works on: a new generation takes the place of the old one.
      try registry.commit("1947-1949", "newest")
      #expect(try registry.current(.window, key: "1947-1949")?.generation == 3)
      #expect(try registry.acquireLease(purpose: "test").holder.purpose == "test")
    }
  }

  /// One window that was charged, one that was given up, and a meta-learner whose process was still at it.
  @Test(arguments: FrozenWorkspace.schemasWithLedger)
  func theLedgerIsWholeAndGoesOn(schema: Int) throws {
    try withFolder { folder in
      let registry = try Registry(FrozenWorkspace.make(schema: schema, in: folder))
      let ledger = LedgerTests.ledger(registry, at: Date(timeIntervalSince1970: 1_795_400_000))
      let reading = try ledger.read()
      #expect(reading.problems.isEmpty && reading.acceptedProblems.isEmpty)
      #expect(reading.entries.map(\.kind) == [.budget, .reserve, .settle, .reserve, .release, .reserve])
      let budget = try #require(reading.state.budget)
      #expect(budget == LedgerTests.budget(hours: "50"))
      let before = reading.state.balance(of: LedgerTests.november)
      // 37.5 seconds at 1.10 an hour, and two hours that are put aside.
      #expect(before.spent == Money(microUnits: 11_459) && before.reserved == Money("2.20")!)
      #expect(before.spentMilliseconds == 12_000 && before.reservedMilliseconds == 0)

      // Its process is dead: charged are the 20 minutes of its last mark, as lines that follow those of then.
      #expect(try ledger.recover() == ["meta 2025"])
      let after = try ledger.read()
      #expect(after.problems.isEmpty && Array(after.entries.prefix(6)) == reading.entries)
      #expect(after.entries.last?.previous == reading.entries.last?.hash)
      #expect(after.state.balance(of: LedgerTests.november).spent == Money(microUnits: 11_459 + 366_667))
      let next = try ledger.reserve(step: "next", machine: "A10G", milliseconds: LedgerTests.hour)
      try ledger.settle(next, milliseconds: LedgerTests.hour)
      #expect(try ledger.read().problems.isEmpty)
      // And what nobody may do was not lost on the way.
      for sql in ["UPDATE ledger SET money = 1", "DELETE FROM ledger"] {
        #expect(throws: DatabaseError.self) { try registry.pool.write { try $0.execute(sql: sql) } }
      }
    }
  }

  @Test(arguments: FrozenWorkspace.schemasWithLedger)
  func aLedgerThatWasChangedBeforeIsNotMadeWholeByMigrating(schema: Int) throws {
    try withFolder { folder in
      let workspace = try FrozenWorkspace.make(schema: schema, in: folder)
      try FrozenWorkspace.write(
        "DROP TRIGGER ledgerIsNotChanged; UPDATE ledger SET money = 1 WHERE number = 3", to: workspace.registryFile)
      let ledger = try Registry(workspace).ledger
      #expect(try ledger.read().problems == ["line 3 (settle 'window 1947-1949') was changed"])
    }
  }

  /// Up to schema 3 rows are sealed as they are found. What has a seal keeps it.
  @Test func aRowThatWasDamagedUnderItsSealIsNotSealedAnew() throws {
    try withFolder { folder in
      let workspace = try FrozenWorkspace.make(schema: 4, in: folder)
      try FrozenWorkspace.write(
        """
        UPDATE artifact SET description = replace(description, '78000', '78001') WHERE id = 3;
        UPDATE champion SET record = '{}' WHERE id = 2
        """, to: workspace.registryFile)
      let registry = try Registry(workspace)
      let corrupt = try registry.verifyAll().filter { $0.state != .ok }
      #expect(corrupt.map { $0.artifact.key } == ["2022-2024@2024"])
      #expect(corrupt.first?.state == .corrupt(["its row in the registry is not what was committed"]))
      #expect(try registry.integrityProblems().count == 1)
      #expect(throws: RegistryError.self) { try registry.champion(of: "real-blind") }
    }
  }

  @Test(arguments: FrozenWorkspace.schemas)
  func migratingTwiceChangesNothing(schema: Int) throws {
    try withFolder { folder in
      let workspace = try FrozenWorkspace.make(schema: schema, in: folder)
      _ = try Registry(workspace)
      let columns = try FrozenWorkspace.columns(of: workspace.registryFile)
      let once = try columns.map { ($0.key, try FrozenWorkspace.rows($0.key, $0.value, of: workspace.registryFile)) }
      _ = try Registry(workspace)
      for (table, rows) in once {
        #expect(try FrozenWorkspace.rows(table, columns[table] ?? [], of: workspace.registryFile) == rows)
      }
    }
  }

  @Test func aRegistryOfANewerProgramIsRefusedAndNotTouched() throws {
    try withFolder { folder in
      let workspace = Workspace(folder)
      do {
        let registry = try Registry(workspace)
        try registry.commit("2001-2003", "trees")
        try registry.pool.writeWithoutTransaction { database in
          try database.execute(sql: "INSERT INTO grdb_migrations VALUES ('9 from the future')")
          try database.execute(sql: "CREATE TABLE future (id INTEGER)")
        }
        try registry.pool.close()
      }
      try FileManager.default.removeItem(at: workspace.staging)
      let before = try Data(contentsOf: workspace.registryFile)
      let error = #expect(throws: RegistryError.self) { try Registry(workspace) }
      #expect(error?.exitCode == .unavailable)
      #expect(
        error?.message == "the registry \(workspace.registryFile.path) was written by a newer Fullcourt (schema 9 from "
          + "the future, known up to \(Schema.migrator.migrations.last ?? "-")): update Fullcourt")
      #expect(try Data(contentsOf: workspace.registryFile) == before)
      // Not even a folder was made.
      #expect(!PosixFile.exists(workspace.staging))
    }
  }
}
