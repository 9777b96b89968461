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
      #expect(tables.count == (schema == 1 ? 5 : 7))
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
      #expect(try registry.integrityProblems() == [])
      #expect(try registry.verifyAll().count == 5)
      #expect(try registry.verifyAll().allSatisfy { $0.state == .ok })
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
      #expect(window.description.formatVersion == 0 && window.description.parents.isEmpty)
      #expect(try registry.data("points.median.txt", of: window) == Data("new trees\n".utf8))
      let previous = try #require(try registry.previous(.window, key: "1947-1949"))
      #expect(try registry.data("points.median.txt", of: previous) == Data("old trees\n".utf8))
      let moved = try #require(try registry.current(.window, key: "2022-2024"))
      #expect(try registry.data("points.median.txt", of: moved) == Data("staged trees\n".utf8))
      #expect(try registry.looks(at: [Season(2024)]) == [Season(2024): 2])
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

  @Test func migratingTwiceChangesNothing() throws {
    try withFolder { folder in
      let workspace = try FrozenWorkspace.make(schema: 2, in: folder)
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
