import Dispatch
import Foundation
import GRDB

/// The one row of the lease.
enum LeaseTable {
  static func read(_ database: Database) throws -> (holder: LeaseHolder, token: String)? {
    guard let row = try Row.fetchOne(database, sql: "SELECT * FROM lease WHERE id = 1") else { return nil }
    let text: String = row["process"]
    let process = try JSONDecoder().decode(ProcessIdentity.self, from: Data(text.utf8))
    let holder = LeaseHolder(
      process: process, purpose: row["purpose"], since: Date(timeIntervalSince1970: row["since"]),
      heartbeat: Date(timeIntervalSince1970: row["heartbeat"]), progress: row["progress"])
    return (holder, row["token"])
  }

  static func insert(_ holder: LeaseHolder, token: String, _ database: Database) throws {
    let process = String(decoding: try JSONEncoder().encode(holder.process), as: UTF8.self)
    try database.execute(
      sql: "INSERT INTO lease (id, token, process, purpose, since, heartbeat) VALUES (1, ?, ?, ?, ?, ?)",
      arguments: [
        token, process, holder.purpose, holder.since.timeIntervalSince1970, holder.heartbeat.timeIntervalSince1970,
      ])
  }
}
