import Foundation
import GRDB

extension Registry {
  /// What lies in the folders of artifacts and is needed by nothing that was committed. Looks, and changes nothing.
  ///
  /// Everything that a row names stays: the current generation, the one before it, and files on their way. So champion and
  /// backup stay too, whose artifacts are committed rows like any other.
  ///
  /// - Parameter isResumable: Whether the work in a staging folder, given by its name, can be gone on with.
  /// - Complexity: O(files of the workspace)
  public func leftovers(isResumable: (String) -> Bool) throws(RegistryError) -> [Leftover] {
    let needed = try neededFolders()
    var found: [Leftover] = []
    func look(_ folder: String, _ reason: Leftover.Reason, unless isKept: (String) -> Bool = { _ in false }) {
      for name in FolderSize.names(in: at(folder)) {
        let path = "\(folder)/\(name)"
        // A write under way, or one that did not end: which of the two, the lease tells.
        let isPart = name.hasPrefix(AtomicFile.temporaryPrefix)
        if needed.contains(path) || (!isPart && isKept(name)) {
          found += halfWritten(in: path)
        } else {
          found.append(
            Leftover(path: path, bytes: FolderSize.bytes(at(path)), reason: isPart ? .halfWritten : reason))
        }
      }
    }
    look("staging", .abandonedWork, unless: isResumable)
    for folder in ["windows", "vintages"] { look(folder, .notCommitted) }
    for kind in FolderSize.names(in: workspace.meta) { look("meta/\(kind)", .notCommitted) }
    for kind in FolderSize.names(in: workspace.previous) {
      for key in FolderSize.names(in: at("previous/\(kind)")) { look("previous/\(kind)/\(key)", .replacedGeneration) }
    }
    return found.sorted { $0.path < $1.path }
  }

  /// Removes leftovers that still are some. Nobody else is at work: the lease is held, and no commit is under way.
  ///
  /// - Parameters:
  ///   - leftovers: What `leftovers` found, and caches.
  ///   - isResumable: As it was asked then.
  ///   - lease: Held.
  /// - Returns: What was removed.
  @discardableResult
  public func collect(
    _ leftovers: [Leftover], isResumable: (String) -> Bool, lease: Lease
  ) throws(RegistryError) -> [Leftover] {
    try lease.check()
    return try PosixFile.locked(workspace.lockFile) { () throws(RegistryError) in
      try finishAbandonedMoves()
      // Looked at again: a row may name by now what nothing named a moment ago.
      let still = Set(try self.leftovers(isResumable: isResumable).map(\.path))
      var removed: [Leftover] = []
      for leftover in leftovers where leftover.reason == .staleCache || still.contains(leftover.path) {
        try removeItself(leftover.path)
        removed.append(leftover)
      }
      for kind in FolderSize.names(in: workspace.previous) {
        for key in FolderSize.names(in: at("previous/\(kind)")) { removeIfEmpty("previous/\(kind)/\(key)") }
        removeIfEmpty("previous/\(kind)")
      }
      return removed
    }
  }

  private func at(_ path: String) -> URL { workspace.root.appendingPathComponent(path) }

  /// Removes what lies at a path; of a symbolic link, the link.
  private func removeItself(_ path: String) throws(RegistryError) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard let name = parts.last, parts.count > 1, name != "..", name != ".", !name.isEmpty else {
      throw .unsafePath(path)
    }
    let folder = try SafePath.resolve(parts.dropLast().joined(separator: "/"), in: workspace.root)
    do {
      try FileManager.default.removeItem(at: folder.appendingPathComponent(String(name)))
    } catch {
      throw .cannotWrite(file: path, reason: error.localizedDescription)
    }
  }

  private func removeIfEmpty(_ path: String) {
    // rmdir removes nothing that holds something.
    rmdir(at(path).path)
  }

  /// Every folder that a row names: goals, kept generations, staged files of a move.
  ///
  /// - Throws: `RegistryError.corruptArtifact` when a row is damaged: what it named cannot be told, so nothing is garbage.
  private func neededFolders() throws(RegistryError) -> Set<String> {
    for row in try rows(where: "1", []) { _ = try row.checked() }
    let rows = try read { database in
      try Row.fetchAll(database, sql: "SELECT kind, key, generation, folder, staged FROM artifact").map { row in
        (
          kind: try row.decode(String.self, forColumn: "kind"), key: try row.decode(String.self, forColumn: "key"),
          generation: try row.decode(Int.self, forColumn: "generation"),
          folders: [
            try row.decode(String?.self, forColumn: "folder"), try row.decode(String?.self, forColumn: "staged"),
          ].compactMap { $0 }
        )
      }
    }
    var needed: Set<String> = []
    for row in rows {
      needed.formUnion(row.folders)
      // Between two steps of a replacement the current generation lies where replaced ones do.
      needed.insert(try Workspace.previousFolder(ArtifactKind(rawValue: row.kind), row.key, row.generation))
    }
    return needed
  }

  private func halfWritten(in folder: String) -> [Leftover] {
    guard let walk = FileManager.default.enumerator(atPath: at(folder).path) else { return [] }
    var found: [Leftover] = []
    for case let path as String in walk
    where path.split(separator: "/").last?.hasPrefix(AtomicFile.temporaryPrefix) == true {
      let whole = "\(folder)/\(path)"
      found.append(Leftover(path: whole, bytes: FolderSize.bytes(at(whole)), reason: .halfWritten))
    }
    return found
  }
}
