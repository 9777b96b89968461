import Foundation

/// A lock between processes, and between threads that open it each for themselves: held while this object lives, and given
/// back by the system when its process dies.
package final class FileLock: Sendable {
  private let descriptor: Int32

  /// Makes the file where there is none, and waits until nobody else holds the lock.
  package convenience init(_ file: URL) throws(DurableFile.Failure) {
    try self.init(file, open: O_CREAT, operation: LOCK_EX)
  }

  /// The lock of a file that is there, without waiting; nil where somebody holds it, or there is no such file.
  package convenience init?(ifFree file: URL) {
    do throws(DurableFile.Failure) {
      try self.init(file, open: 0, operation: LOCK_EX | LOCK_NB)
    } catch {
      return nil
    }
  }

  private init(_ file: URL, open flags: Int32, operation: Int32) throws(DurableFile.Failure) {
    descriptor = open(file.path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | flags, 0o644)
    guard descriptor >= 0 else { throw DurableFile.Failure(file) }
    while flock(descriptor, operation) != 0 {
      guard errno == EINTR else {
        let failure = DurableFile.Failure(file)
        close(descriptor)
        throw failure
      }
    }
  }

  deinit { close(descriptor) }
}
