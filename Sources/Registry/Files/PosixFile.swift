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

  static func makeFolder(_ folder: URL) throws(RegistryError) {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw .cannotWrite(file: folder.path, reason: error.localizedDescription)
    }
  }

  static func exists(_ url: URL) -> Bool { FileManager.default.fileExists(atPath: url.path) }
}

extension RegistryError {
  init(_ failure: DurableFile.Failure) { self = .cannotWrite(file: failure.path, reason: failure.reason) }
}
