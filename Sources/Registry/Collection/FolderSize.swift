import Foundation

/// Sizes of what lies in a workspace. Symbolic links are not followed: what they point to is not the workspace's.
enum FolderSize {
  /// Bytes of a file, or of all regular files under a folder.
  static func bytes(_ url: URL) -> Int64 {
    if let own = ownBytes(url) { return own }
    guard let walk = FileManager.default.enumerator(atPath: url.path) else { return 0 }
    var total: Int64 = 0
    for case let path as String in walk { total += ownBytes(url.appendingPathComponent(path)) ?? 0 }
    return total
  }

  /// Names in a folder, sorted; none when it is not there.
  static func names(in folder: URL) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
  }

  /// Nil for a folder.
  private static func ownBytes(_ url: URL) -> Int64? {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: url.path) else { return 0 }
    switch attributes[.type] as? FileAttributeType {
    case .typeDirectory?: return nil
    case .typeRegular?: return (attributes[.size] as? NSNumber)?.int64Value ?? 0
    default: return 0
    }
  }
}
