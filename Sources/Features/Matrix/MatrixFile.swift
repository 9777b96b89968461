import BoxScores
import Foundation

/// The file of a matrix or of a snapshot in memory, unmapped when the last value that reads it is gone.
final class MatrixFile: @unchecked Sendable {
  let base: UnsafeMutableRawPointer
  let size: Int

  private init(base: UnsafeMutableRawPointer, size: Int) {
    self.base = base
    self.size = size
  }

  deinit { munmap(base, size) }

  /// What lies behind the header.
  var payload: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: base + MatrixHeader.size, count: size - MatrixHeader.size)
  }

  /// An existing file, read-only.
  static func open(_ path: String) throws(FeatureError) -> MatrixFile {
    let descriptor = Foundation.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw errno == ENOENT
        ? .missing(path: path) : .corrupt(path: path, found: Self.reason, expected: "a readable file")
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size >= MatrixHeader.size
    else { throw .corrupt(path: path, found: "\(status.st_size) bytes", expected: "at least \(MatrixHeader.size)") }
    let size = Int(status.st_size)
    guard let base = mmap(nil, size, PROT_READ, MAP_SHARED, descriptor, 0), base != MAP_FAILED else {
      throw .corrupt(path: path, found: Self.reason, expected: "a file that can be mapped")
    }
    return MatrixFile(base: base, size: size)
  }

  /// A new file of `size` bytes, its room on the disk reserved: a full disk is an error here, not a crash later.
  static func create(_ path: String, size: Int) throws(FeatureError) -> MatrixFile {
    let descriptor = Foundation.open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .cannotWrite(path: path, reason: Self.reason) }
    defer { close(descriptor) }
    let reserved = Disk.reserve(descriptor, bytes: size, path: path)
    guard reserved == 0 else {
      unlink(path)
      throw .cannotWrite(path: path, reason: String(cString: strerror(reserved)))
    }
    guard let base = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0), base != MAP_FAILED else {
      unlink(path)
      throw .cannotWrite(path: path, reason: Self.reason)
    }
    return MatrixFile(base: base, size: size)
  }

  /// Waits until the pages are on the disk.
  /// - Parameter path: The file's name as long as it is written, for the message.
  func synchronise(_ path: String) throws(FeatureError) {
    guard Disk.synchronise(mapping: base, bytes: size, path: path) == 0 else {
      let reason = Self.reason
      unlink(path)
      throw .cannotWrite(path: path, reason: reason)
    }
  }

  static var reason: String { String(cString: strerror(errno)) }
}
