import Foundation
import GRDB

/// A recorded intent: the files of an artifact on their way from staging to their place.
struct Move: Sendable {
  var id: Int64
  var kind: String
  var key: String
  /// Relative to the workspace, all three.
  var goal: String
  var staged: String
  var kept: String?
  /// The generation it replaces.
  var replaces: Int?
  var files: [ArtifactFile]
}

extension Registry {
  /// Ends the moves that somebody began and did not end. Only under the lock: whoever holds it knows that nobody else
  /// is at it.
  ///
  /// The files decide: those of the intent lie at the goal, or still in staging, and their hashes tell. If they are in
  /// neither place (somebody removed them) the intent is dropped and the generation before stays in force.
  func finishAbandonedMoves() throws(RegistryError) {
    let ids = try read { database in
      try Int64.fetchAll(database, sql: "SELECT id FROM artifact WHERE state = 'moving' ORDER BY id")
    }
    for id in ids {
      guard let move = try move(id) else { continue }
      if isWhole(move, at: move.goal) {
        try makeVisible(move)
      } else if isWhole(move, at: move.staged) {
        try carryOut(move) { (step) throws(RegistryError) in step.reach() }
        try makeVisible(move)
      } else {
        try drop(move)
      }
    }
  }

  private func isWhole(_ move: Move, at folder: String) -> Bool {
    let folder = workspace.root.appendingPathComponent(folder)
    return move.files.allSatisfy { problem(of: $0, in: folder, deep: true) == nil }
  }

  func carryOut(_ move: Move, at reached: (CommitStep) throws(RegistryError) -> Void) throws(RegistryError) {
    let goal = workspace.root.appendingPathComponent(move.goal)
    if PosixFile.exists(goal) {
      // What lies there is the current generation, or was never committed.
      if let kept = move.kept, try isWorthKeeping(move) {
        let kept = workspace.root.appendingPathComponent(kept)
        try remove(kept)
        try AtomicFile.move(goal, to: kept)
      } else {
        try remove(goal)
      }
    }
    try reached(.afterOldMoved)
    try AtomicFile.move(workspace.root.appendingPathComponent(move.staged), to: goal)
    try reached(.afterNewMoved)
  }

  /// Whether the generation that is replaced is whole: what is damaged is of no use to anybody, and would be found again by
  /// every verification.
  private func isWorthKeeping(_ move: Move) throws(RegistryError) -> Bool {
    guard let old = try current(ArtifactKind(rawValue: move.kind), key: move.key) else { return false }
    let folder = workspace.root.appendingPathComponent(move.goal)
    return old.files.allSatisfy { problem(of: $0, in: folder, deep: true) == nil }
  }

  /// Writes the row last: from here on the artifact is the current one.
  func makeVisible(_ move: Move) throws(RegistryError) {
    let isKept = move.kept.map { PosixFile.exists(workspace.root.appendingPathComponent($0)) } ?? false
    let dropped = try write { database in
      let dropped = try String.fetchAll(
        database, sql: "SELECT folder FROM artifact WHERE kind = ? AND key = ? AND state = 'previous'",
        arguments: [move.kind, move.key])
      try database.execute(
        sql: "DELETE FROM artifact WHERE kind = ? AND key = ? AND state = 'previous'",
        arguments: [move.kind, move.key])
      if isKept {
        try database.execute(
          sql: "UPDATE artifact SET state = 'previous', folder = ? WHERE kind = ? AND key = ? AND state = 'current'",
          arguments: [move.kept, move.kind, move.key])
      } else {
        try database.execute(
          sql: "DELETE FROM artifact WHERE kind = ? AND key = ? AND state = 'current'",
          arguments: [move.kind, move.key])
      }
      try database.execute(
        sql: "UPDATE artifact SET state = 'current', staged = NULL WHERE id = ?", arguments: [move.id])
      return dropped
    }
    for folder in dropped where folder != move.kept { try remove(workspace.root.appendingPathComponent(folder)) }
  }

  private func drop(_ move: Move) throws(RegistryError) {
    let goal = workspace.root.appendingPathComponent(move.goal)
    if let kept = move.kept.map({ workspace.root.appendingPathComponent($0) }), PosixFile.exists(kept),
      !PosixFile.exists(goal)
    {
      try AtomicFile.move(kept, to: goal)
    }
    try write { database in
      try database.execute(sql: "DELETE FROM artifact WHERE id = ? AND state = 'moving'", arguments: [move.id])
    }
  }

  func move(_ id: Int64) throws(RegistryError) -> Move? {
    try read { database in
      guard
        let row = try Row.fetchOne(
          database, sql: "SELECT kind, key, folder, staged FROM artifact WHERE id = ? AND state = 'moving'",
          arguments: [id])
      else { return nil }
      var move = Move(
        id: id, kind: try row.decode(forColumn: "kind"), key: try row.decode(forColumn: "key"),
        goal: try row.decode(forColumn: "folder"), staged: try row.decode(forColumn: "staged"),
        files: try ArtifactRow.files(of: id, database))
      move.replaces = try Int.fetchOne(
        database, sql: "SELECT generation FROM artifact WHERE kind = ? AND key = ? AND state = 'current'",
        arguments: [move.kind, move.key])
      if let generation = move.replaces {
        move.kept = try Workspace.previousFolder(ArtifactKind(rawValue: move.kind), move.key, generation)
      }
      return move
    }
  }
}
