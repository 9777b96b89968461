import Foundation
import NativeLibraries

/// What this machine has of what Fullcourt needs.
public struct Doctor: Sendable, Encodable {
  public struct Finding: Sendable, Encodable {
    public let name: String
    /// Nil when it does not open.
    public let path: String?
    /// Nothing needs an optional library.
    public let optional: Bool
    /// What to do; nil when nothing has to be done.
    public let advice: String?
    /// Nil when all is well.
    public let problem: String?
  }

  public let libraries: [Finding]
  public let cores: Int
  public let memoryBytes: UInt64
  public let workspace: String
  public let workspaceWritable: Bool

  /// Everything that is needed is there.
  public let healthy: Bool

  public static func examine(workspace: URL) -> Doctor {
    let libraries = NativeLibrary.allCases.map(finding)
    let writable = isWritable(workspace)
    return Doctor(
      libraries: libraries, cores: ProcessInfo.processInfo.activeProcessorCount,
      memoryBytes: ProcessInfo.processInfo.physicalMemory, workspace: workspace.path, workspaceWritable: writable,
      healthy: writable && libraries.allSatisfy { $0.path != nil || $0.optional })
  }

  private static func finding(_ library: NativeLibrary) -> Finding {
    do {
      let opened = try SharedLibrary.open(library)
      return Finding(
        name: library.title, path: opened.path, optional: library.isOptional, advice: nil, problem: nil)
    } catch {
      let advice =
        library.isOptional
        ? "not needed yet; \(library.remedy) finds it once it is" : "run: \(library.remedy)"
      return Finding(
        name: library.title, path: nil, optional: library.isOptional, advice: advice, problem: error.message)
    }
  }

  /// Whether the folder, or the nearest one above it that exists, can be written.
  private static func isWritable(_ folder: URL) -> Bool {
    var folder = folder.standardizedFileURL
    while !FileManager.default.fileExists(atPath: folder.path), folder.path != "/" {
      folder = folder.deletingLastPathComponent().standardizedFileURL
    }
    return FileManager.default.isWritableFile(atPath: folder.path)
  }
}
