import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Files that are there whole or not at all.
public enum AtomicFile {
  /// Writes beside the target, syncs, renames, and syncs the folder, so that a crash at any point leaves the old file or
  /// the new one.
  public static func write(_ data: Data, to file: URL) throws(WindowError) {
    let folder = file.deletingLastPathComponent()
    let temporary = folder.appendingPathComponent(".\(file.lastPathComponent).\(getpid()).part")
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw .cannotWrite(path: folder.path, reason: error.localizedDescription)
    }
    let descriptor = open(temporary.path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .cannotWrite(path: temporary.path, reason: lastError()) }
    let written = data.withUnsafeBytes { (bytes: UnsafeRawBufferPointer) -> Bool in
      var offset = 0
      while offset < bytes.count {
        let count = Glibc.write(descriptor, bytes.baseAddress! + offset, bytes.count - offset)
        if count < 0 {
          if errno == EINTR { continue }
          return false
        }
        offset += count
      }
      return true
    }
    let synced = written && fsync(descriptor) == 0
    let reason = lastError()
    close(descriptor)
    guard synced, rename(temporary.path, file.path) == 0 else {
      let why = synced ? lastError() : reason
      unlink(temporary.path)
      throw .cannotWrite(path: file.path, reason: why)
    }
    let directory = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if directory >= 0 {
      fsync(directory)
      close(directory)
    }
  }

  private static func lastError() -> String { String(cString: strerror(errno)) }
}
