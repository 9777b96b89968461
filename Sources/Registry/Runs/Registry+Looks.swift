import BoxScores
import Foundation
import GRDB

extension Registry {
  /// Records that a season's outcomes were looked at: each look at a season that settings are judged by wears it out.
  ///
  /// - Returns: By season, how often it has been looked at, this time included.
  @discardableResult
  public func look(at seasons: [Season], command: String) throws(RegistryError) -> [Season: Int] {
    try write { database in
      for season in Set(seasons) {
        try database.execute(
          sql: "INSERT INTO look (season, at, command) VALUES (?, ?, ?)",
          arguments: [season.endYear, Date().timeIntervalSince1970, command])
      }
      return try Self.looks(at: seasons, database)
    }
  }

  /// How often seasons have been looked at.
  public func looks(at seasons: [Season]) throws(RegistryError) -> [Season: Int] {
    try read { database in try Self.looks(at: seasons, database) }
  }

  private static func looks(at seasons: [Season], _ database: Database) throws -> [Season: Int] {
    var counts: [Season: Int] = [:]
    for season in seasons {
      counts[season] = try Int.fetchOne(
        database, sql: "SELECT count(*) FROM look WHERE season = ?", arguments: [season.endYear])
    }
    return counts
  }
}
