import Foundation

/// A new file that is written piece by piece, past `Disk`, for what is too large to be made in memory first. It takes its
/// name afterwards, by `DurableFile.move`.
package final class DurableOutput {
  private let descriptor: Int32
  private let file: URL

  /// Makes the file; one that is there already is not touched but refused.
  package init(_ file: URL) throws(DurableFile.Failure) {
    self.file = file
    descriptor = open(file.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw DurableFile.Failure(file) }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  package func write(_ data: Data) throws(DurableFile.Failure) {
    let written = data.withUnsafeBytes { bytes in
      var offset = 0
      while offset < bytes.count {
        let count = Disk.write(descriptor, UnsafeRawBufferPointer(rebasing: bytes[offset...]), path: file.path)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        offset += count
      }
      return true
    }
    guard written else { throw DurableFile.Failure(file) }
  }

  /// Forces what was written to disk.
  package func synchronise() throws(DurableFile.Failure) {
    guard Disk.synchronise(descriptor, path: file.path) == 0 else { throw DurableFile.Failure(file) }
  }
}
