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
