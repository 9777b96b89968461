import Foundation
import NativeLibraries

/// What this machine has of what Fullcourt needs: what `doctor` prints.
public struct Doctor: Sendable, Encodable {
  /// This release's.
  public let version: String
  public let libraries: [LibraryStatus]
  public let machine: MachineStatus
  /// Path of the folder, which need not exist.
  public let workspace: String
  /// The folder can be written, or, where it is not there, the nearest one above it.
  public let workspaceWritable: Bool
  /// Everything that is needed is there.
  public let healthy: Bool

  /// Opens each library and looks at the machine; makes nothing.
  public static func examine(workspace: URL) -> Doctor {
    let libraries = LibraryStatus.all()
    let writable = isWritable(workspace)
    return Doctor(
      version: Release.version, libraries: libraries, machine: MachineStatus.current(), workspace: workspace.path,
      workspaceWritable: writable, healthy: writable && libraries.allSatisfy { $0.isFound || $0.isOptional })
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
