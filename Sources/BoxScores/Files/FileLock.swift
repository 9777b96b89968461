import Foundation

/// A lock between processes, and between threads that open it each for themselves: held while this object lives, and given
/// back by the system when its process dies.
package final class FileLock {
  private let descriptor: Int32

  /// Makes the file where there is none, and waits until nobody else holds the lock.
  package init(_ file: URL) throws(DurableFile.Failure) {
    descriptor = open(file.path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { throw DurableFile.Failure(file) }
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else {
        let failure = DurableFile.Failure(file)
        close(descriptor)
        throw failure
      }
    }
  }

  deinit { close(descriptor) }
}
