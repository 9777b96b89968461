import Foundation

/// A file of an artifact.
public struct ArtifactFile: Sendable, Hashable, Codable {
  /// Relative to the artifact's folder.
  public var path: String
  /// 64 hexadecimal digits.
  public var sha256: String
  public var bytes: Int64

  public init(path: String, sha256: String, bytes: Int64) {
    self.path = path
    self.sha256 = sha256
    self.bytes = bytes
  }

  /// What names the content of several files: SHA-256 over a line `HASH  PATH` for each, in order of paths, as `sha256sum`
  /// prints them.
  public static func sha256(of files: [ArtifactFile]) -> String {
    let lines = files.sorted { $0.path < $1.path }.map { "\($0.sha256)  \($0.path)\n" }
    return FileHash.sha256(of: Data(lines.joined().utf8))
  }
}

/// A committed artifact: whole on disk, and known by the registry.
public struct Artifact: Sendable, Hashable, Identifiable {
  public var id: Int64
  public var description: ArtifactDescription
  /// 1 for the first of its kind and key, and one more with each that replaces it.
  public var generation: Int
  public var isCurrent: Bool
  public var createdAt: Date
  /// Relative to the workspace.
  public var folder: String
  public var files: [ArtifactFile]

  public var kind: ArtifactKind { description.kind }
  public var key: String { description.key }
  public var bytes: Int64 { files.reduce(0) { $0 + $1.bytes } }

  /// What names its content.
  public var sha256: String { ArtifactFile.sha256(of: files) }

  /// The metadata, read as a type.
  /// - Throws: `RegistryError.corruptArtifact` when it is not of that type.
  public func metadata<Value: Decodable>(as type: Value.Type) throws(RegistryError) -> Value {
    do {
      return try JSONDecoder().decode(type, from: Data(description.metadata.utf8))
    } catch {
      throw .corruptArtifact(kind: kind.rawValue, key: key, problems: ["metadata: \(error)"])
    }
  }
}

/// What a look at an artifact's files found.
public enum ArtifactState: Sendable, Hashable {
  case ok
  /// What is wrong, file by file.
  case corrupt([String])
  /// Nothing is committed under that kind and key.
  case missing
}
