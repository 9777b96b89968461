import Foundation
import NativeLibraries

/// What a preflight looks at outside the workspace. Tests put other surroundings in.
struct Surroundings: Sendable {
  /// Bytes that can be written beside a folder.
  var freeBytes: @Sendable (URL) -> Int64?
  /// Bytes of memory that can be had without swapping.
  var freeMemory: @Sendable () -> Int64?
  var library: @Sendable (NativeLibrary) -> LibraryStatus

  static let actual = Surroundings(
    freeBytes: { folder in
      var folder = folder.standardizedFileURL
      while !FileManager.default.fileExists(atPath: folder.path), folder.path != "/" {
        folder = folder.deletingLastPathComponent().standardizedFileURL
      }
      let found = try? FileManager.default.attributesOfFileSystem(forPath: folder.path)
      return (found?[.systemFreeSize] as? NSNumber)?.int64Value
    },
    freeMemory: {
      // MemAvailable: what the kernel says can be had, caches given back.
      guard let text = try? String(contentsOfFile: "/proc/meminfo", encoding: .utf8),
        let line = text.split(separator: "\n").first(where: { $0.hasPrefix("MemAvailable:") }),
        let kibibytes = line.split(separator: " ").dropFirst().first.flatMap({ Int64($0) })
      else { return nil }
      return kibibytes * 1_024
    },
    library: { LibraryStatus.of($0) })
}
