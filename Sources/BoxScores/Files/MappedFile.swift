import Foundation

/// A file's bytes, mapped into memory: read when touched, never copied whole.
final class MappedFile: @unchecked Sendable {
  private let bytes: UnsafeRawBufferPointer

  var count: Int { bytes.count }

  /// Lends the bytes for the time of a call: the mapping ends with this object, which the optimiser lets go of early.
  func read<T>(_ body: (UnsafeRawBufferPointer) throws -> T) rethrows -> T {
    try withExtendedLifetime(self) { try body(bytes) }
  }

  func starts(with magic: [UInt8]) -> Bool { read { $0.starts(with: magic) } }

  enum Failure: Error {
    case cannotOpen(String)
  }

  init(_ file: URL) throws(Failure) {
    let (descriptor, size): (Int32, Int)
    do { (descriptor, size) = try RegularFile.open(file) } catch { throw .cannotOpen(error.reason) }
    defer { close(descriptor) }
    guard size > 0 else {
      bytes = UnsafeRawBufferPointer(start: nil, count: 0)
      return
    }
    guard let address = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), address != MAP_FAILED else {
      throw .cannotOpen(String(cString: strerror(errno)))
    }
    bytes = UnsafeRawBufferPointer(start: address, count: size)
  }

  deinit {
    if let address = bytes.baseAddress { munmap(UnsafeMutableRawPointer(mutating: address), bytes.count) }
  }
}
