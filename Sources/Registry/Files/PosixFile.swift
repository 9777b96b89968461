import BoxScores
import Foundation

/// The few calls of the operating system that Foundation does not offer: forcing to disk, and renaming over a file.
enum PosixFile {
  static func rename(_ source: URL, to goal: URL) throws(RegistryError) {
    do { try DurableFile.move(source, to: goal) } catch { throw RegistryError(error) }
  }

  /// Forces a file or a folder to disk.
  static func synchronise(_ url: URL) throws(RegistryError) {
    do { try DurableFile.synchronise(url) } catch { throw RegistryError(error) }
  }

  /// Runs the body while no other process and no other thread runs one under the same lock file. A process that dies
  /// gives the lock back.
  static func locked<Value>(_ file: URL, _ body: () throws(RegistryError) -> Value) throws(RegistryError) -> Value {
    let lock: FileLock
    do { lock = try FileLock(file) } catch { throw RegistryError(error) }
    defer { withExtendedLifetime(lock) {} }
    return try body()
  }

  /// Makes a folder, and those above it that are not there.
  ///
  /// Not by Foundation, whose reasons do not say which of the folders could not be made, nor why.
  static func makeFolder(_ folder: URL) throws(RegistryError) {
    guard !isFolder(folder), mkdir(folder.path, 0o777) != 0 else { return }
    var code = errno
    if code == ENOENT, folder.pathComponents.count > 1 {
      try makeFolder(folder.deletingLastPathComponent())
      guard mkdir(folder.path, 0o777) != 0 else { return }
      code = errno
    }
    // Another process may have been quicker.
    if code == EEXIST, isFolder(folder) { return }
    let reason = String(cString: strerror(code))
    if code == ENOSPC || code == EDQUOT { throw RegistryError.cannotWrite(file: folder.path, reason: reason) }
    throw RegistryError.cannotMake(folder: folder.path, reason: reason)
  }

  private static func isFolder(_ url: URL) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && isFolder.boolValue
  }

  static func exists(_ url: URL) -> Bool { FileManager.default.fileExists(atPath: url.path) }
}

extension RegistryError {
  init(_ failure: DurableFile.Failure) { self = .cannotWrite(file: failure.path, reason: failure.reason) }
}
