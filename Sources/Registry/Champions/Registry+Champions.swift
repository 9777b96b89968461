import Foundation
import GRDB

extension Registry {
  /// The champion of a line; nil before the first promotion.
  public func champion(of line: String) throws(RegistryError) -> ChampionRecord? {
    try read { database in try Self.champions(database, where: "line = ? AND state = 'current'", [line]).first }
  }

  /// Every champion a line ever had, the first one first.
  public func champions(of line: String) throws(RegistryError) -> [ChampionRecord] {
    try read { database in try Self.champions(database, where: "line = ?", [line]) }
  }

  /// Makes a model the champion of its line, in one transaction. The one before can be brought back.
  ///
  /// - Parameter expecting: The champion the decision was made against; nil for none.
  /// - Throws: `RegistryError.championChanged` when another one is in force by now.
  @discardableResult
  public func promote(
    line: String, configuration: String, name: String, record: String, expecting: Int64?
  ) throws(RegistryError) -> ChampionRecord {
    try write { database in
      let now = try Self.champions(database, where: "line = ? AND state = 'current'", [line]).first
      guard now?.id == expecting else { throw RegistryError.championChanged(line: line, now: now?.name) }
      try database.execute(
        sql: "UPDATE champion SET state = 'replaced' WHERE line = ? AND state = 'current'", arguments: [line])
      let promotedAt = Date().timeIntervalSince1970
      let seal = RowSeal.champion(
        line: line, configuration: configuration, name: name, promotedAt: promotedAt, replaced: now?.id, record: record)
      try database.execute(
        sql: """
          INSERT INTO champion (line, state, configuration, name, promotedAt, replaced, record, seal)
          VALUES (?, 'current', ?, ?, ?, ?, ?, ?)
          """, arguments: [line, configuration, name, promotedAt, now?.id, record, seal])
      let id = database.lastInsertedRowID
      guard let made = try Self.champions(database, where: "id = ?", [id]).first else {
        throw RegistryError.database(file: self.workspace.registryFile.path, reason: "the promotion \(id) is gone")
      }
      return made
    }
  }

  /// Takes the champion of a line back and puts the one it replaced in force again, in one transaction.
  ///
  /// - Throws: `RegistryError.noPreviousChampion` where there is no champion, or none before it.
  public func rollBack(
    line: String
  ) throws(RegistryError) -> (from: ChampionRecord, to: ChampionRecord) {
    try write { database in
      guard let now = try Self.champions(database, where: "line = ? AND state = 'current'", [line]).first else {
        throw RegistryError.noPreviousChampion(line: line, champion: nil)
      }
      guard let before = now.replaced, let goal = try Self.champions(database, where: "id = ?", [before]).first else {
        throw RegistryError.noPreviousChampion(line: line, champion: now.name)
      }
      try database.execute(sql: "UPDATE champion SET state = 'rolledBack' WHERE id = ?", arguments: [now.id])
      try database.execute(sql: "UPDATE champion SET state = 'current' WHERE id = ?", arguments: [goal.id])
      return (now, goal)
    }
  }

  private static func champions(
    _ database: Database, where condition: String, _ arguments: StatementArguments
  ) throws -> [ChampionRecord] {
    try Row.fetchAll(
      database, sql: "SELECT * FROM champion WHERE \(condition) ORDER BY id", arguments: arguments
    ).map(ChampionRow.read)
  }
}
