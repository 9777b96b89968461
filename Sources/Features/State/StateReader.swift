/// Reads what a `StateWriter` wrote, and refuses what it cannot have written.
struct StateReader {
  private let bytes: UnsafeRawBufferPointer
  private var offset = 0

  struct Fault: Error {}

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  var isAtEnd: Bool { offset == bytes.count }

  mutating func take<Value: BitwiseCopyable>(_: Value.Type = Value.self) throws(Fault) -> Value {
    let size = MemoryLayout<Value>.size
    guard bytes.count - offset >= size else { throw Fault() }
    defer { offset += size }
    return bytes.loadUnaligned(fromByteOffset: offset, as: Value.self)
  }

  mutating func array<Value: BitwiseCopyable>(of _: Value.Type = Value.self) throws(Fault) -> [Value] {
    let stride = MemoryLayout<Value>.stride
    let count: Int64 = try take()
    guard count >= 0, count <= Int64((bytes.count - offset) / stride) else { throw Fault() }
    let length = Int(count) * stride
    let source = UnsafeRawBufferPointer(rebasing: bytes[offset..<(offset + length)])
    offset += length
    return [Value](unsafeUninitializedCapacity: Int(count)) { buffer, initialized in
      UnsafeMutableRawBufferPointer(buffer).copyMemory(from: source)
      initialized = Int(count)
    }
  }

  /// - Throws: `Fault` unless the value holds.
  func require(_ holds: Bool) throws(Fault) {
    guard holds else { throw Fault() }
  }
}
