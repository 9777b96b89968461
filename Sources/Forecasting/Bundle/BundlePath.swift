/// Where things lie in a bundle.
enum BundlePath {
  static let manifest = "bundle.json"
  /// SHA-256 of the manifest, as `sha256sum` prints it: the manifest vouches for everything else.
  static let seal = "bundle.json.sha256"
  static let card = "MODEL_CARD.md"
  static let features = "features.json"
  /// A store of its own.
  static let data = "data"

  /// Whether a path stays inside the folder it is put into: relative, of printable ASCII, without `.`, `..`, empty parts
  /// and backslashes.
  static func isSafe(_ path: String) -> Bool {
    guard !path.isEmpty, path.utf8.count <= 255 else { return false }
    return path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
      !part.isEmpty && part != "." && part != ".."
        && part.utf8.allSatisfy { (33...126).contains($0) && $0 != UInt8(ascii: "\\") }
    }
  }

  static func folder(of artifact: BundleManifest.Part) -> String {
    "models/\(artifact.description.kind)/\(artifact.description.key)"
  }
}
