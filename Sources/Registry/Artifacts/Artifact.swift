import Foundation

/// What is known of an artifact beside its files.
public struct ArtifactDescription: Sendable, Hashable, Codable {
  public var kind: ArtifactKind
  /// Unique within the kind: a window's id, a vintage's id and cut-off, a season.
  public var key: String
  /// JSON of whoever made it; `{}` for none.
  public var metadata: String
  /// The hash of the feature catalogue it was made with.
  public var schemaHash: String
  /// The hash of the rows it was made from: what makes it stale.
  public var dataHash: String
  public var seeds: [UInt64]
  /// What made it, such as `["fullcourt": "0.1.0", "LightGBM": "4.7.0"]`.
  public var producers: [String: String]
  public var rows: Int
  /// What making it took.
  public var seconds: Double
  /// In the currency of the budget; 0 on a machine without a price.
  public var cost: Double

  public init(
    kind: ArtifactKind, key: String, metadata: String = "{}", schemaHash: String = "", dataHash: String = "",
    seeds: [UInt64] = [], producers: [String: String] = [:], rows: Int = 0, seconds: Double = 0, cost: Double = 0
  ) {
    self.kind = kind
    self.key = key
    self.metadata = metadata
    self.schemaHash = schemaHash
    self.dataHash = dataHash
    self.seeds = seeds
    self.producers = producers
    self.rows = rows
    self.seconds = seconds
    self.cost = cost
  }
}

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
