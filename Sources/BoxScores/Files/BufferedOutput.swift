import Foundation

/// Writes a file piece by piece without a system call for each.
final class BufferedOutput {
  private let descriptor: Int32
  private let path: String
  private var buffer: [UInt8] = []
  private static let size = 1 << 20

  init(_ file: URL) throws(StoreError) {
    path = file.path
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .cannotWrite(path: path, reason: String(cString: strerror(errno))) }
    buffer.reserveCapacity(Self.size + 100_000)
  }

  func write(byte: UInt8) { buffer.append(byte) }

  func write(_ bytes: UnsafeBufferPointer<UInt8>) { buffer.append(contentsOf: bytes) }

  /// Line ends become spaces.
  func writeOnOneLine(_ bytes: UnsafeBufferPointer<UInt8>) {
    for byte in bytes { buffer.append(byte == 0x0a || byte == 0x0d ? 0x20 : byte) }
  }

  func write(_ text: String) { buffer.append(contentsOf: text.utf8) }

  /// A whole number that is not negative.
  func write(_ number: Int) {
    if number >= 10 { write(number / 10) }
    buffer.append(UInt8(ascii: "0") + UInt8(number % 10))
  }

  func endLine() throws(StoreError) {
    buffer.append(0x0a)
    if buffer.count >= Self.size { try flush() }
  }

  /// - Parameter synced: whether the bytes have to be on the disk when this returns.
  func close(synced: Bool = false) throws(StoreError) {
    try flush()
    guard !synced || Disk.synchronise(descriptor, path: path) == 0 else {
      throw .cannotWrite(path: path, reason: String(cString: strerror(errno)))
    }
  }

  deinit { _ = Glibc.close(descriptor) }

  private func flush() throws(StoreError) {
    var done = 0
    while done < buffer.count {
      let count = buffer.withUnsafeBytes {
        Disk.write(descriptor, UnsafeRawBufferPointer(rebasing: $0[done...]), path: path)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw .cannotWrite(path: path, reason: String(cString: strerror(errno)))
      }
      done += count
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
