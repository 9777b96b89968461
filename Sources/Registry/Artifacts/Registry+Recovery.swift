import Foundation
import GRDB

extension Registry {
  /// Ends what dead processes left half-way: moves that were begun are finished (their files were whole on disk before
  /// the move was recorded), runs that were under way are marked as interrupted. Work of living processes stays.
  public func recover() throws(RegistryError) {
    guard !isReadOnly else { return }
    let isMoving = try read { database in
      try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM artifact WHERE state = 'moving')") ?? false
    }
    if isMoving {
      try PosixFile.locked(workspace.lockFile) { () throws(RegistryError) in try finishAbandonedMoves() }
    }
    let runs = try read { database in
      try Row.fetchAll(database, sql: "SELECT id, process FROM run WHERE state = 'running'").map {
        (id: try $0.decode(Int64.self, forColumn: "id"), process: try $0.decode(String.self, forColumn: "process"))
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
}
