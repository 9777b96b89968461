/// An artifact that another one was made from.
public struct ArtifactParent: Sendable, Hashable, Codable, Comparable {
  public var kind: ArtifactKind
  public var key: String
  /// `Artifact.sha256` of the very generation that was used.
  public var sha256: String

  public init(kind: ArtifactKind, key: String, sha256: String) {
    self.kind = kind
    self.key = key
    self.sha256 = sha256
  }

  public init(_ artifact: Artifact) { self.init(kind: artifact.kind, key: artifact.key, sha256: artifact.sha256) }

  public static func < (left: ArtifactParent, right: ArtifactParent) -> Bool {
    (left.kind.rawValue, left.key) < (right.kind.rawValue, right.key)
  }
}
