import BoxScores
import Foundation
import GRDB

extension Registry {
  /// The current artifact of a kind and key; nil when none is committed.
  public func current(_ kind: ArtifactKind, key: String) throws(RegistryError) -> Artifact? {
    try artifacts(where: "kind = ? AND key = ? AND state = 'current'", [kind.rawValue, key]).first
  }

  /// The current artifacts of a kind, by key.
  public func current(_ kind: ArtifactKind) throws(RegistryError) -> [Artifact] {
    try artifacts(where: "kind = ? AND state = 'current'", [kind.rawValue])
  }

  /// Every committed artifact, the replaced ones too.
  public func all() throws(RegistryError) -> [Artifact] { try artifacts(where: "state <> 'moving'", []) }

  /// The generation that the current one replaced; nil where there is none.
  public func previous(_ kind: ArtifactKind, key: String) throws(RegistryError) -> Artifact? {
    try artifacts(where: "kind = ? AND key = ? AND state = 'previous'", [kind.rawValue, key]).first
  }

  /// The folder of an artifact.
  public func folder(of artifact: Artifact) throws(RegistryError) -> URL {
    let folder = try SafePath.resolve(artifact.folder, in: workspace.root)
    guard artifact.isCurrent, !PosixFile.exists(folder) else { return folder }
    // Between two steps of a replacement its folder already lies where replaced generations do.
    let kept = try Workspace.previousFolder(artifact.kind, artifact.key, artifact.generation)
    let moved = workspace.root.appendingPathComponent(kept)
    return PosixFile.exists(moved) ? moved : folder
  }

  /// The place of a file of an artifact.
  /// - Throws: `RegistryError.corruptArtifact` when the artifact has no such file.
  public func file(_ path: String, of artifact: Artifact) throws(RegistryError) -> URL {
    guard artifact.files.contains(where: { $0.path == path }) else {
      throw .corruptArtifact(kind: artifact.kind.rawValue, key: artifact.key, problems: ["it has no file '\(path)'"])
    }
    return try SafePath.resolve(path, in: folder(of: artifact))
  }

  /// The bytes of a file of an artifact, checked against its hash.
  /// - Throws: `RegistryError.corruptArtifact` when they are not those that were committed.
  public func data(_ path: String, of artifact: Artifact) throws(RegistryError) -> Data {
    let url = try file(path, of: artifact)
    let expected = artifact.files.first { $0.path == path }?.sha256
    guard let data = try? RegularFile.data(url), FileHash.sha256(of: data) == expected else {
      throw .corruptArtifact(
        kind: artifact.kind.rawValue, key: artifact.key, problems: ["\(path) is not what was committed"])
    }
    return data
  }

  /// Looks at the files of the current artifact of a kind and key.
  ///
  /// - Parameter deep: Hash every file; otherwise only its presence and size are looked at.
  /// - Complexity: O(bytes) when deep
  public func verify(_ kind: ArtifactKind, key: String, deep: Bool = true) throws(RegistryError) -> ArtifactState {
    guard let artifact = try current(kind, key: key) else { return .missing }
    let state = try verify(artifact, deep: deep)
    // A replacement may be taking its place: then its files, not yet visible, lie where these were.
    guard state != .ok else { return .ok }
    try recover()
    guard let now = try current(kind, key: key), now.id != artifact.id else { return state }
    return try verify(now, deep: deep)
  }

  /// Looks at the files of an artifact.
  public func verify(_ artifact: Artifact, deep: Bool = true) throws(RegistryError) -> ArtifactState {
    let folder: URL
    do {
      folder = try self.folder(of: artifact)
    } catch {
      return .corrupt([error.message])
    }
    let problems = artifact.files.compactMap { problem(of: $0, in: folder, deep: deep) }
    return problems.isEmpty ? .ok : .corrupt(problems)
  }

  /// Looks at every committed artifact, the replaced ones too: its row and its files.
  public func verifyAll(deep: Bool = true) throws(RegistryError) -> [(artifact: Artifact, state: ArtifactState)] {
    var states: [(Artifact, ArtifactState)] = []
    for row in try rows(where: "state <> 'moving'", []) {
      let state: ArtifactState =
        if let problem = row.problem { .corrupt([problem]) } else { try verify(row.artifact, deep: deep) }
      states.append((row.artifact, state))
    }
    return states
  }

  func problem(of file: ArtifactFile, in folder: URL, deep: Bool) -> String? {
    guard let url = try? SafePath.resolve(file.path, in: folder) else { return "\(file.path) leaves its folder" }
    let attributes = try? FileManager.default.attributesOfItem(atPath: url.path)
    guard let attributes, let found = attributes[.size] as? NSNumber else { return "\(file.path) is not there" }
    // Reading a pipe would wait for its writer.
    guard attributes[.type] as? FileAttributeType == .typeRegular else { return "\(file.path) is no ordinary file" }
    guard found.int64Value == file.bytes else {
      return "\(file.path) has \(found.int64Value) bytes, committed were \(file.bytes)"
    }
    guard deep else { return nil }
    guard let digest = try? FileHash.sha256(of: url).digest else { return "\(file.path) cannot be read" }
    return digest == file.sha256 ? nil : "\(file.path) has another SHA-256 than was committed"
  }

  func artifact(id: Int64) throws(RegistryError) -> Artifact? { try artifacts(where: "id = ?", [id]).first }

  private func artifacts(where condition: String, _ arguments: StatementArguments) throws(RegistryError) -> [Artifact] {
    try rows(where: condition, arguments).map { (row) throws(RegistryError) in try row.checked() }
  }

  func rows(
    where condition: String, _ arguments: StatementArguments
  ) throws(RegistryError) -> [ArtifactRow] {
    try read { database in
      try Row.fetchAll(
        database, sql: "SELECT * FROM artifact WHERE \(condition) ORDER BY kind, key, generation",
        arguments: arguments
      ).map { ArtifactRow($0, database) }
    }
  }
}
