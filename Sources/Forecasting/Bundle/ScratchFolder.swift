import BoxScores
import Foundation

/// A folder for as long as this object lives. A process that is killed cannot take its folder away: the next one that makes
/// one of the same prefix in the same place does.
///
/// Each folder holds a file that its owner keeps locked; the system gives the lock back when the owner dies, however it died.
/// A folder gets its name when it is locked, so that a folder of that name without a lock has no owner.
final class ScratchFolder: Sendable {
  let url: URL
  /// Only its life matters: nothing is asked of it after it was taken.
  private let lock: FileLock

  /// - Throws: `DurableFile.Failure` of the lock, or `CocoaError` of the folder.
  init(prefix: String, in parent: URL) throws {
    Self.sweep(prefix: prefix, in: parent)
    let name = UUID().uuidString
    let making = parent.appendingPathComponent(".\(prefix)\(name)", isDirectory: true)
    url = parent.appendingPathComponent("\(prefix)\(name)", isDirectory: true)
    // For this user only, and made now: nobody can have put a link there.
    try FileManager.default.createDirectory(
      at: making, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    do {
      lock = try FileLock(making.appendingPathComponent(Self.owner))
      try FileManager.default.moveItem(at: making, to: url)
    } catch {
      try? FileManager.default.removeItem(at: making)
      throw error
    }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  private static let owner = ".owner"

  /// Takes away the folders whose owners died. What belongs to another user cannot be opened and is left alone.
  private static func sweep(prefix: String, in parent: URL) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent.path)) ?? []
    for name in names where name.hasPrefix(prefix) {
      let folder = parent.appendingPathComponent(name, isDirectory: true)
      guard let lock = FileLock(ifFree: folder.appendingPathComponent(owner)) else { continue }
      withExtendedLifetime(lock) { try? FileManager.default.removeItem(at: folder) }
    }
  }
}
