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
