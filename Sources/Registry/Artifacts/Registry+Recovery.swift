import Foundation
import GRDB

extension Registry {
  /// Ends what dead processes left half-way: moves that were begun are finished (their files were whole on disk before
  /// the move was recorded), runs that were under way are marked as interrupted. Work of living processes stays.
  public func recover() throws(RegistryError) {
    let isMoving = try read { database in
      try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM artifact WHERE state = 'moving')") ?? false
    }
    if isMoving {
      try PosixFile.locked(workspace.lockFile) { () throws(RegistryError) in try finishAbandonedMoves() }
    }
    let runs = try read { database in
      try Row.fetchAll(database, sql: "SELECT id, process FROM run WHERE state = 'running'").map {
        (id: $0["id"] as Int64, process: $0["process"] as String)
      }
    }
    let dead = runs.filter { isDead($0.process) }.map(\.id)
    guard !dead.isEmpty else { return }
    try write { database in
      for id in dead {
        try database.execute(
          sql: "UPDATE run SET state = 'interrupted' WHERE id = ? AND state = 'running'", arguments: [id])
      }
    }
  }

  private func isDead(_ text: String) -> Bool {
    guard let process = try? JSONDecoder().decode(ProcessIdentity.self, from: Data(text.utf8)) else { return true }
    return process.isAlive == false
  }

  /// Removes staging folders that nobody goes on with, and folders of replaced generations that no row names.
  ///
  /// - Parameters:
  ///   - keeping: Folders whose work is to be resumed.
  ///   - lease: Held, so that nobody else is at work in them.
  /// - Returns: The names of what was removed.
  @discardableResult
  public func discardOrphans(keeping: [Staging] = [], lease: Lease) throws(RegistryError) -> [String] {
    try write { database in try lease.check(database) }
    let rows = try read { database in
      Set(
        try String.fetchAll(database, sql: "SELECT folder FROM artifact")
          + String.fetchAll(database, sql: "SELECT staged FROM artifact WHERE staged IS NOT NULL"))
    }
    let kept = Set(keeping.map { "staging/\($0.folder.lastPathComponent)" }).union(rows)
    var candidates = names(in: workspace.staging).map { "staging/\($0)" }
    for kind in names(in: workspace.previous) {
      for key in names(in: workspace.previous.appendingPathComponent(kind)) {
        let folder = "previous/\(kind)/\(key)"
        candidates += names(in: workspace.root.appendingPathComponent(folder)).map { "\(folder)/\($0)" }
      }
    }
    let removed = candidates.filter { !kept.contains($0) }.sorted()
    for folder in removed { try remove(workspace.root.appendingPathComponent(folder)) }
    return removed
  }

  private func names(in folder: URL) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
  }
}
