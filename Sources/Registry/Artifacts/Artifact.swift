import Foundation

/// A committed artifact: whole on disk, and known by the registry.
public struct Artifact: Sendable, Hashable, Identifiable {
  public var id: Int64
  public var description: ArtifactDescription
  /// 1 for the first of its kind and key, and one more with each that replaces it.
  public var generation: Int
  /// False for the generation before, which is kept beside the current one.
  public var isCurrent: Bool
  /// When its commit began.
  public var createdAt: Date
  /// Relative to the workspace.
  public var folder: String
  public var files: [ArtifactFile]

  public var kind: ArtifactKind { description.kind }
  public var key: String { description.key }
  /// Of all its files together.
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
