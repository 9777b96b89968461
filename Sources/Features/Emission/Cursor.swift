/// Writes a row from left to right, in the order of the catalogue.
struct Cursor {
  var next: UnsafeMutablePointer<Float>

  /// Any NaN is written as the one NaN of the format: rows can be compared bit by bit.
  @inline(__always) mutating func put(_ value: Double) {
    next.pointee = value == value ? Float(value) : .nan
    next += 1
  }

  @inline(__always) mutating func put(flag: Bool) { put(flag ? 1 : 0) }

  @inline(__always) mutating func put(flag: Bool?) { put(flag.map { $0 ? 1 : 0 } ?? .nan) }
}
