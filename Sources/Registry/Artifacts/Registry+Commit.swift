import BoxScores
import Foundation
import GRDB

/// Places where a process may die within a commit; tests make it die there.
enum CommitStep: CaseIterable, Sendable {
  case beforeIntent, afterIntent, afterOldMoved, afterNewMoved

  /// Where tests of whole processes end them.
  func reach() {
    switch self {
    case .beforeIntent: Faults.reach("commit.beforeIntent")
    case .afterIntent: Faults.reach("commit.afterIntent")
    case .afterOldMoved: Faults.reach("commit.afterOldMoved")
    case .afterNewMoved: Faults.reach("commit.afterNewMoved")
    }
  }
}

extension Registry {
  /// The folder to make an artifact in.
  ///
  /// - Parameter fingerprint: Whatever shapes the artifact's bytes: hashes of data and schema, parameters, seeds,
  ///   versions. The same fingerprint finds the files of an interrupted run again; another one starts empty.
  public func stage(_ kind: ArtifactKind, key: String, fingerprint: String) throws(RegistryError) -> Staging {
    let name = try Self.stagingName(kind, key: key, fingerprint: fingerprint)
    let folder = workspace.staging.appendingPathComponent(name, isDirectory: true)
    try PosixFile.makeFolder(folder)
    return Staging(kind: kind, key: key, folder: folder)
  }

  /// What `stage` calls the folder: the kind, the key, and the fingerprint's hash.
  public static func stagingName(
    _ kind: ArtifactKind, key: String, fingerprint: String
  ) throws(RegistryError) -> String {
    let name = "\(try SafePath.component(kind.rawValue))-\(try SafePath.component(key))"
    return "\(name)-\(FileHash.sha256(of: Data(fingerprint.utf8)).prefix(16))"
  }

  /// Makes a staged artifact the current one of its kind and key. The one before is kept; the one before that goes.
  ///
  /// Every file is hashed and forced to disk; an intent is recorded; the files take their place; the row that makes
  /// them visible is written last, in one transaction. A process killed anywhere in between leaves the artifact before
  /// in force, or this one, never a mixture: the next `Registry` that opens the workspace ends what was begun.
  ///
  /// - Parameter lease: When given, the commit fails unless it is still held.
  /// - Throws: `RegistryError`; nothing is visible then.
  @discardableResult
  public func commit(
    _ staging: Staging, _ description: ArtifactDescription, lease: Lease? = nil
  ) throws(RegistryError) -> Artifact {
    try commit(staging, description, lease: lease) { (step) throws(RegistryError) in step.reach() }
  }

  @discardableResult
  func commit(
    _ staging: Staging, _ description: ArtifactDescription, lease: Lease? = nil,
    at reached: (CommitStep) throws(RegistryError) -> Void
  ) throws(RegistryError) -> Artifact {
    precondition(staging.kind == description.kind && staging.key == description.key, "the artifact that was staged")
    try staging.removeUnfinished()
    let files = try hashed(staging)
    try AtomicFile.synchroniseTree(staging.folder)
    try reached(.beforeIntent)
    let id = try PosixFile.locked(workspace.lockFile) { () throws(RegistryError) in
      try finishAbandonedMoves()
      let id = try record(staging, description, files, lease)
      try reached(.afterIntent)
      guard let move = try move(id) else { throw lost(id) }
      try carryOut(move, at: reached)
      try makeVisible(move)
      Faults.reach("commit.afterRow")
      return id
    }
    guard let artifact = try artifact(id: id) else { throw lost(id) }
    return artifact
  }

  private func record(
    _ staging: Staging, _ description: ArtifactDescription, _ files: [ArtifactFile], _ lease: Lease?
  ) throws(RegistryError) -> Int64 {
    let goal = try Workspace.currentFolder(description.kind, description.key)
    let text = try encoded(description)
    return try write { database in
      try lease?.check(database)
      let last = try Int.fetchOne(
        database, sql: "SELECT max(generation) FROM artifact WHERE kind = ? AND key = ?",
        arguments: [description.kind.rawValue, description.key])
      let generation = (last ?? 0) + 1
      let createdAt = Date().timeIntervalSince1970
      let seal = RowSeal.artifact(
        kind: description.kind.rawValue, key: description.key, generation: generation, createdAt: createdAt,
        description: text, files: files)
      try database.execute(
        sql: """
          INSERT INTO artifact (kind, key, generation, state, createdAt, folder, staged, description, seal)
          VALUES (?, ?, ?, 'moving', ?, ?, ?, ?, ?)
          """,
        arguments: [
          description.kind.rawValue, description.key, generation, createdAt, goal,
          "staging/\(staging.folder.lastPathComponent)", text, seal,
        ])
      let id = database.lastInsertedRowID
      for file in files {
        try database.execute(
          sql: "INSERT INTO artifactFile VALUES (?, ?, ?, ?)", arguments: [id, file.path, file.sha256, file.bytes])
      }
      return id
    }
  }

  private func lost(_ id: Int64) -> RegistryError {
    .database(file: workspace.registryFile.path, reason: "the committed row \(id) is gone")
  }

  private func hashed(_ staging: Staging) throws(RegistryError) -> [ArtifactFile] {
    var files: [ArtifactFile] = []
    for path in try staging.files() {
      let (digest, bytes) = try FileHash.sha256(of: SafePath.resolve(path, in: staging.folder))
      files.append(ArtifactFile(path: path, sha256: digest, bytes: bytes))
    }
    guard !files.isEmpty else { throw .cannotRead(file: staging.folder.path, reason: "there is nothing to commit") }
    return files
  }

  func remove(_ url: URL) throws(RegistryError) {
    guard PosixFile.exists(url) else { return }
    do {
      try FileManager.default.removeItem(at: url)
    } catch {
      throw .cannotWrite(file: url.path, reason: error.localizedDescription)
    }
  }

  func encoded(_ value: some Encodable) throws(RegistryError) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else {
      throw .database(file: workspace.registryFile.path, reason: "a number that is not finite cannot be recorded")
    }
    return String(decoding: data, as: UTF8.self)
  }
}
