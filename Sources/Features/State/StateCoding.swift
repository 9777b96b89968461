/// Values as the bytes of a state file, one after the other. A file is for the machine that wrote it: numbers are as they lie
/// in memory.
struct StateWriter {
  private(set) var bytes: [UInt8] = []

  mutating func put<Value: BitwiseCopyable>(_ value: Value) {
    withUnsafeBytes(of: value) { bytes.append(contentsOf: $0) }
  }

  mutating func put<Value: BitwiseCopyable>(_ values: [Value]) {
    put(Int64(values.count))
    values.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }
}

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

/// What can be written to a state file and read back as the same bits.
protocol StateCoded {
  func write(to writer: inout StateWriter)
  init(from reader: inout StateReader) throws(StateReader.Fault)
}
