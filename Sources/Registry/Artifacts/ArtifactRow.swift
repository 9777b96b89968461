import Foundation
import GRDB

/// An artifact as its row says, checked against the row's seal.
struct ArtifactRow {
  let artifact: Artifact
  /// What is wrong with the row itself; nil when it is what was committed.
  let problem: String?

  init(_ row: Row, _ database: Database) {
    do {
      self = try ArtifactRow(reading: row, database)
    } catch {
      let kind: String = (try? row.decode(forColumn: "kind")) ?? "?"
      let key: String = (try? row.decode(forColumn: "key")) ?? "?"
      artifact = Artifact(
        id: 0, description: ArtifactDescription(kind: ArtifactKind(rawValue: kind), key: key), generation: 0,
        isCurrent: false, createdAt: .distantPast, folder: "", files: [])
      problem = "its row in the registry cannot be read"
    }
  }

  private init(reading row: Row, _ database: Database) throws {
    let id: Int64 = try row.decode(forColumn: "id")
    let kind: String = try row.decode(forColumn: "kind")
    let key: String = try row.decode(forColumn: "key")
    let text: String = try row.decode(forColumn: "description")
    let createdAt: Double = try row.decode(forColumn: "createdAt")
    let generation: Int = try row.decode(forColumn: "generation")
    let files = try Self.files(of: id, database)
    let description = try? JSONDecoder().decode(ArtifactDescription.self, from: Data(text.utf8))
    artifact = Artifact(
      id: id, description: description ?? ArtifactDescription(kind: ArtifactKind(rawValue: kind), key: key),
      generation: generation, isCurrent: try row.decode(String.self, forColumn: "state") == "current",
      createdAt: Date(timeIntervalSince1970: createdAt), folder: try row.decode(forColumn: "folder"), files: files)
    let seal = RowSeal.artifact(
      kind: kind, key: key, generation: generation, createdAt: createdAt, description: text, files: files)
    let isSealed = try row.decode(String?.self, forColumn: "seal") == seal
    problem = isSealed && description != nil ? nil : "its row in the registry is not what was committed"
  }

  /// The artifact, if its row is sound.
  func checked() throws(RegistryError) -> Artifact {
    guard let problem else { return artifact }
    throw .corruptArtifact(kind: artifact.kind.rawValue, key: artifact.key, problems: [problem])
  }

  static func files(of id: Int64, _ database: Database) throws -> [ArtifactFile] {
    try Row.fetchAll(
      database, sql: "SELECT path, sha256, bytes FROM artifactFile WHERE artifact = ? ORDER BY path", arguments: [id]
    ).map {
      ArtifactFile(
        path: try $0.decode(forColumn: "path"), sha256: try $0.decode(forColumn: "sha256"),
        bytes: try $0.decode(forColumn: "bytes"))
    }
  }
}
