import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// The few calls of the operating system that Foundation does not offer: forcing to disk, and renaming over a file.
enum PosixFile {
  static func write(_ data: Data, to file: URL) throws(RegistryError) {
    let descriptor = open(file.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failure(file) }
    defer { close(descriptor) }
    let written = data.withUnsafeBytes { bytes in
      var offset = 0
      while offset < bytes.count {
        #if canImport(Glibc)
          let count = Glibc.write(descriptor, bytes.baseAddress! + offset, bytes.count - offset)
        #else
          let count = Foundation.write(descriptor, bytes.baseAddress! + offset, bytes.count - offset)
        #endif
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        offset += count
      }
      return true
    }
    guard written, fsync(descriptor) == 0 else { throw failure(file) }
  }

  static func rename(_ source: URL, to goal: URL) throws(RegistryError) {
    #if canImport(Glibc)
      let result = Glibc.rename(source.path, goal.path)
    #else
      let result = Foundation.rename(source.path, goal.path)
    #endif
    guard result == 0 else { throw failure(goal) }
  }

  /// Forces a file or a folder to disk.
  static func synchronise(_ url: URL) throws(RegistryError) {
    let descriptor = open(url.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(url) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failure(url) }
  }

  /// Runs the body while no other process and no other thread runs one under the same lock file. A process that dies
  /// gives the lock back.
  static func locked<Value>(_ file: URL, _ body: () throws(RegistryError) -> Value) throws(RegistryError) -> Value {
    let descriptor = open(file.path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failure(file) }
    defer { close(descriptor) }
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else { throw failure(file) }
    }
    return try body()
  }

  static func makeFolder(_ folder: URL) throws(RegistryError) {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw .cannotWrite(file: folder.path, reason: error.localizedDescription)
    }
  }

  static func exists(_ url: URL) -> Bool { FileManager.default.fileExists(atPath: url.path) }

  private static func failure(_ url: URL) -> RegistryError {
    .cannotWrite(file: url.path, reason: String(cString: strerror(errno)))
  }
}
