import Foundation

/// The checksum of what never changes of a row: SQLite itself does not notice a changed byte within a value.
///
/// It finds damage and promises nothing against a forger, who can compute it too.
enum RowSeal {
  /// - Parameter fields: Each with its length before it, so that no two lists of fields read alike.
  static func of(_ fields: [String]) -> String {
    FileHash.sha256(of: Data(fields.map { "\($0.utf8.count):\($0)\n" }.joined().utf8))
  }

  static func artifact(
    kind: String, key: String, generation: Int, createdAt: Double, description: String, files: [ArtifactFile]
  ) -> String {
    of(
      ["artifact", kind, key, "\(generation)", "\(createdAt.bitPattern)", description]
        + files.sorted { $0.path < $1.path }.flatMap { [$0.path, $0.sha256, "\($0.bytes)"] })
  }

  static func champion(
    line: String, configuration: String, name: String, promotedAt: Double, replaced: Int64?, record: String
  ) -> String {
    of([
      "champion", line, configuration, name, "\(promotedAt.bitPattern)", replaced.map { "\($0)" } ?? "-", record,
    ])
  }
}
