import Foundation

/// The calls of the operating system that change what survives a crash, one by one. All that this program itself writes
/// goes through here, so that tests can make each of them fail.
package enum Disk {
  /// As `write(2)`.
  package static func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer, path: String) -> Int {
    switch Faults.verdict("write", path) {
    case .go, .signal:
      return Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    case .fail:
      // What fits on a full disk is on it.
      _ = Glibc.write(descriptor, bytes.baseAddress, bytes.count / 2)
      errno = ENOSPC
      return -1
    case .kill:
      _ = Glibc.write(descriptor, bytes.baseAddress, bytes.count / 2)
      Faults.die()
    case .hold:
      Faults.wait()
    }
  }

  /// As `fsync(2)`.
  package static func synchronise(_ descriptor: Int32, path: String) -> Int32 {
    refused("sync", path, EIO) ? -1 : fsync(descriptor)
  }

  /// As `rename(2)`.
  package static func rename(_ source: String, to goal: String) -> Int32 {
    refused("rename", goal, EIO) ? -1 : Glibc.rename(source, goal)
  }

  /// As `posix_fallocate(3)`: the number of the error is what it returns.
  package static func reserve(_ descriptor: Int32, bytes: Int, path: String) -> Int32 {
    refused("reserve", path, ENOSPC) ? ENOSPC : posix_fallocate(descriptor, 0, off_t(bytes))
  }

  /// As `msync(2)` with `MS_SYNC`.
  package static func synchronise(mapping: UnsafeMutableRawPointer, bytes: Int, path: String) -> Int32 {
    refused("sync", path, EIO) ? -1 : msync(mapping, bytes, Int32(MS_SYNC))
  }

  private static func refused(_ operation: StaticString, _ path: String, _ number: Int32) -> Bool {
    switch Faults.verdict(operation, path) {
    case .go, .signal: return false
    case .fail:
      errno = number
      return true
    case .kill: Faults.die()
    case .hold: Faults.wait()
    }
  }
}
