import Foundation
import GRDB

/// What of a registry is worth a second look when it has changed: cheap to read, and equal as long as nothing happened.
public struct RegistryPulse: Sendable, Hashable {
  /// Numbers of the champions in force and of the current meta-learners: what decides who forecasts.
  public let models: [String: Int64]
  /// The newest committed artifact.
  public let newestArtifact: Int64
  /// The newest recorded experiment; 0 for none.
  public let newestExperiment: Int64
  /// The last line of the ledger.
  public let ledgerLine: Int64
  /// Who trains now; nil when nobody does.
  public let holder: LeaseHolder?
}

extension Registry {
  /// - Complexity: O(meta-learners), a few dozen rows.
  public func pulse() throws(RegistryError) -> RegistryPulse {
    let holder = try leaseHolder()
    return try read { database in
      var models: [String: Int64] = [:]
      for row in try Row.fetchAll(
        database, sql: "SELECT line AS name, id FROM champion WHERE state = 'current'")
      {
        models["champion \(row["name"] as String)"] = row["id"]
      }
      for row in try Row.fetchAll(
        database, sql: "SELECT key AS name, id FROM artifact WHERE kind = 'meta' AND state = 'current'")
      {
        models["meta \(row["name"] as String)"] = row["id"]
      }
      func newest(_ table: String, _ column: String = "id") throws -> Int64 {
        try Int64.fetchOne(database, sql: "SELECT coalesce(max(\(column)), 0) FROM \(table)") ?? 0
      }
      return RegistryPulse(
        models: models, newestArtifact: try newest("artifact"), newestExperiment: try newest("experiment"),
        ledgerLine: try newest("ledger", "number"), holder: holder)
    }
  }
}
