import Foundation

/// Reads of files that somebody else may have put there. A pipe, a device or a folder under the name is refused and never
/// waited for, and a file larger than expected is not read.
package enum RegularFile {
  /// The bytes of a file.
  ///
  /// - Parameter most: More bytes than this are refused before one of them is read.
  package static func data(_ file: URL, atMost most: Int = .max) throws(DurableFile.Failure) -> Data {
    let (descriptor, size) = try open(file)
    defer { close(descriptor) }
    guard size <= most else {
      throw DurableFile.Failure(path: file.path, reason: "it has \(size) bytes, at most \(most) are expected")
    }
    var data = Data(count: size)
    var done = 0
    while done < size {
      let count = data.withUnsafeMutableBytes { read(descriptor, $0.baseAddress! + done, size - done) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw DurableFile.Failure(file) }
      // It was cut while it was read.
      guard count > 0 else { return data.prefix(done) }
      done += count
    }
    return data
  }

  /// Opens a file for reading; the descriptor is the caller's to close.
  static func open(_ file: URL) throws(DurableFile.Failure) -> (descriptor: Int32, size: Int) {
    // Opening a pipe would wait for its writer; a device may be endless.
    let descriptor = Glibc.open(file.path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { throw DurableFile.Failure(file) }
    var information = stat()
    guard fstat(descriptor, &information) == 0 else {
      let failure = DurableFile.Failure(file)
      close(descriptor)
      throw failure
    }
    guard information.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      let isFolder = information.st_mode & S_IFMT == S_IFDIR
      throw DurableFile.Failure(
        path: file.path, reason: isFolder ? "it is a folder" : "it is no ordinary file but a pipe, a device or a socket"
      )
    }
    return (descriptor, Int(information.st_size))
  }
}
