/// A file or folder of a workspace that nothing committed needs.
public struct Leftover: Sendable, Hashable, Codable {
  /// Why it is not needed.
  public enum Reason: String, Sendable, Hashable, Codable, CaseIterable {
    /// Work that was begun and cannot be gone on with: its inputs or settings are no longer those of the workspace.
    case abandonedWork
    /// A replaced generation beyond the one that is kept.
    case replacedGeneration
    /// A folder among the artifacts that no committed row names.
    case notCommitted
    /// A write that did not end.
    case halfWritten
    /// A cache of inputs that have vanished or changed; it would be computed again anyway.
    case staleCache

    /// In words, for people.
    public var title: String {
      switch self {
      case .abandonedWork: "work that cannot be gone on with"
      case .replacedGeneration: "replaced before the kept generation"
      case .notCommitted: "not committed"
      case .halfWritten: "a write that did not end"
      case .staleCache: "cache of inputs that changed"
      }
    }
  }

  /// Relative to the workspace.
  public var path: String
  /// Of the file, or of all regular files under the folder.
  public var bytes: Int64
  public var reason: Reason

  public init(path: String, bytes: Int64, reason: Reason) {
    self.path = path
    self.bytes = bytes
    self.reason = reason
  }
}
