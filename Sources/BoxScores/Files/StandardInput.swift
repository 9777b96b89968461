import Foundation

/// A small text that a program pipes in instead of naming a file.
package enum StandardInput {
  /// The file under whose name it is read.
  package static let path = "/dev/stdin"
  /// What commands take for it.
  package static let short = "-"

  /// Nobody writes more people or games than this by hand: whatever pipes more in meant something else.
  static let largest = 16 << 20

  /// Everything up to its end.
  static func data(_ descriptor: Int32 = STDIN_FILENO) throws(DurableFile.Failure) -> Data {
    var data = Data()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress!, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw DurableFile.Failure(path: path, reason: String(cString: strerror(errno))) }
      guard count > 0 else { return data }
      guard data.count + count <= largest else {
        throw DurableFile.Failure(
          path: path, reason: "more than \(largest) bytes were piped in, at most so many are read")
      }
      data.append(contentsOf: buffer[..<count])
    }
  }
}
