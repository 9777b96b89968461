import Foundation
import GRDB

extension Registry {
  /// Records a step that is to be done.
  /// - Parameter machine: What it runs on: rates are learned by machine.
  /// - Returns: Its number.
  public func plan(
    _ kind: String, key: String, rows: Int, estimatedSeconds: Double? = nil, machine: String = Machine.local.name
  ) throws(RegistryError) -> Int64 {
    let process = try encoded(process)
    return try write { database in
      try database.execute(
        sql: """
          INSERT INTO run (kind, key, state, process, plannedAt, estimatedSeconds, rows, machine)
          VALUES (?, ?, 'planned', ?, ?, ?, ?, ?)
          """, arguments: [kind, key, process, Date().timeIntervalSince1970, estimatedSeconds, rows, machine])
      return database.lastInsertedRowID
    }
  }

  /// Notes that a step begins: one that was planned, or an attempt after one that failed or was interrupted.
  ///
  /// - Throws: `RegistryError.database` for a step in any other state.
  public func start(run id: Int64) throws(RegistryError) {
    let process = try encoded(process)
    try change(
      id, from: ["planned", "interrupted", "failed"],
      to: "state = 'running', startedAt = ?, process = ?, endedAt = NULL, message = NULL",
      [Date().timeIntervalSince1970, process])
  }

  /// - Parameters:
  ///   - rows: The rows it worked through; as planned when nil.
  ///   - seconds: What it took; since its start when nil.
  public func finish(
    run id: Int64, rows: Int? = nil, seconds: Double? = nil, cost: Double = 0
  ) throws(RegistryError) {
    let now = Date().timeIntervalSince1970
    try change(
      id, from: ["running"],
      to: "state = 'done', endedAt = ?, rows = coalesce(?, rows), seconds = coalesce(?, ? - startedAt), cost = ?",
      [now, rows, seconds, now, cost])
  }

  /// Notes that a planned or running step came to no result, and why.
  ///
  /// - Throws: `RegistryError.database` for a step in any other state.
  public func fail(run id: Int64, _ message: String) throws(RegistryError) {
    try change(
      id, from: ["planned", "running"], to: "state = 'failed', endedAt = ?, message = ?",
      [Date().timeIntervalSince1970, message])
  }

  /// Records a step around the work itself: done when it returns, failed with its message when it throws.
  public func recorded<Value>(
    _ kind: String, key: String, rows: Int, _ work: () throws -> Value
  ) throws -> Value {
    let id = try plan(kind, key: key, rows: rows)
    try start(run: id)
    do {
      let value = try work()
      try finish(run: id)
      return value
    } catch {
      try? fail(run: id, "\(error)")
      throw error
    }
  }

  /// The latest steps, the newest first.
  public func runs(kind: String? = nil, limit: Int = 100) throws(RegistryError) -> [RunRecord] {
    try read { database in
      try Row.fetchAll(
        database, sql: "SELECT * FROM run WHERE ?1 IS NULL OR kind = ?1 ORDER BY id DESC LIMIT ?2",
        arguments: [kind, limit]
      ).map { row in
        func date(_ column: String) -> Date? {
          (row[column] as Double?).map { Date(timeIntervalSince1970: $0) }
        }
        return RunRecord(
          id: row["id"], kind: row["kind"], key: row["key"],
          state: RunRecord.State(rawValue: row["state"]) ?? .failed,
          plannedAt: Date(timeIntervalSince1970: row["plannedAt"]), startedAt: date("startedAt"),
          endedAt: date("endedAt"), estimatedSeconds: row["estimatedSeconds"], rows: row["rows"],
          seconds: row["seconds"], cost: row["cost"], machine: row["machine"], message: row["message"])
      }
    }
  }

  /// How fast the last steps of a kind went; nil until one was done.
  /// - Parameter last: So many steps count, the newest: machines and code change.
  public func rate(of kind: String, last: Int = 40) throws(RegistryError) -> RunRate? {
    let steps = try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT rows, seconds FROM run WHERE kind = ? AND state = 'done' AND rows > 0 AND seconds > 0
          ORDER BY id DESC LIMIT ?
          """, arguments: [kind, last]
      ).map { (rows: $0["rows"] as Double, seconds: $0["seconds"] as Double) }
    }
    guard !steps.isEmpty else { return nil }
    let rates = steps.map { $0.rows / $0.seconds }.sorted()
    let tail = rates.count / 10
    return RunRate(
      rowsPerSecond: steps.reduce(0) { $0 + $1.rows } / steps.reduce(0) { $0 + $1.seconds },
      slow: rates[tail], fast: rates[rates.count - 1 - tail], steps: steps.count)
  }

  private func change(
    _ id: Int64, from states: [String], to assignment: String, _ arguments: StatementArguments
  ) throws(RegistryError) {
    let list = states.map { "'\($0)'" }.joined(separator: ", ")
    try write { database in
      try database.execute(
        sql: "UPDATE run SET \(assignment) WHERE id = ? AND state IN (\(list))",
        arguments: arguments + [id])
      guard database.changesCount == 1 else {
        throw RegistryError.database(
          file: self.workspace.registryFile.path, reason: "step \(id) is not \(states.joined(separator: " or "))")
      }
    }
  }
}
