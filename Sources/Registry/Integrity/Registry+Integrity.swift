import Foundation
import GRDB

extension Registry {
  /// Looks at the registry's own file: its pages, indices and references, and the seals of champions. Those of artifacts
  /// are part of `verifyAll`.
  ///
  /// - Returns: What is wrong; empty for a registry that is whole.
  /// - Complexity: O(size of the registry)
  public func integrityProblems() throws(RegistryError) -> [String] {
    try read { database in
      let pages = try String.fetchAll(database, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
      let references = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").count
      var problems = pages.map { "its file is damaged: \($0)" }
      if references > 0 { problems.append("\(references) of its rows point to rows that are not there") }
      for row in try Row.fetchAll(database, sql: "SELECT * FROM champion ORDER BY id") {
        do { _ = try ChampionRow.read(row) } catch { problems.append("\(error)") }
      }
      return problems
    }
  }
}
