/// What a look at an artifact's files found.
public enum ArtifactState: Sendable, Hashable {
  case ok
  /// What is wrong, file by file.
  case corrupt([String])
  /// Nothing is committed under that kind and key.
  case missing
}
