import BoxScores
import Foundation
import GRDB

extension Registry {
  /// Keeps the record of an experiment.
  /// - Returns: Its number.
  @discardableResult
  public func record(_ experiment: ExperimentRecord) throws(RegistryError) -> Int64 {
    let seasons = try encoded(experiment.seasons)
    let seeds = try encoded(experiment.seeds)
    return try write { database in
      try database.execute(
        sql: """
          INSERT INTO experiment
            (kind, line, name, state, at, seconds, seasons, seeds, dataHash, schemaHash, configuration, metrics, message)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          experiment.kind, experiment.line, experiment.name, experiment.state.rawValue,
          experiment.at.timeIntervalSince1970, experiment.seconds, seasons, seeds, experiment.dataHash,
          experiment.schemaHash, experiment.configuration, experiment.metrics, experiment.message,
        ])
      return database.lastInsertedRowID
    }
  }

  /// The latest experiments, the newest first.
  public func experiments(kind: String? = nil, limit: Int = 50) throws(RegistryError) -> [ExperimentRecord] {
    try read { database in
      try Row.fetchAll(
        database, sql: "SELECT * FROM experiment WHERE ?1 IS NULL OR kind = ?1 ORDER BY id DESC LIMIT ?2",
        arguments: [kind, limit]
      ).map { row in
        func list<Value: Decodable>(_ column: String, _: Value.Type) -> [Value] {
          (try? JSONDecoder().decode([Value].self, from: Data((row[column] as String).utf8))) ?? []
        }
        var record = ExperimentRecord(
          kind: row["kind"], line: row["line"], name: row["name"], seconds: row["seconds"],
          seasons: list("seasons", Season.self), seeds: list("seeds", UInt64.self), dataHash: row["dataHash"],
          schemaHash: row["schemaHash"], configuration: row["configuration"], metrics: row["metrics"])
        record.id = row["id"]
        record.state = ExperimentRecord.State(rawValue: row["state"]) ?? .failed
        record.at = Date(timeIntervalSince1970: row["at"])
        record.message = row["message"]
        return record
      }
    }
  }
}
