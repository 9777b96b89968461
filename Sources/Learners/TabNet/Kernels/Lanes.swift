/// Eight numbers that are computed with at once.
///
/// The loops of a TabNet between its matrix products are written for them: one way through memory where separate operations
/// of a tensor library take five.
typealias Lanes = SIMD8<Float>

extension UnsafePointer<Float> {
  /// Eight numbers from `index` on.
  @inline(__always) func lanes(_ index: Int) -> Lanes {
    UnsafeRawPointer(self + index).loadUnaligned(as: Lanes.self)
  }
}

extension UnsafeMutablePointer<Float> {
  @inline(__always) func lanes(_ index: Int) -> Lanes {
    UnsafeRawPointer(self + index).loadUnaligned(as: Lanes.self)
  }

  @inline(__always) func set(_ index: Int, _ lanes: Lanes) {
    UnsafeMutableRawPointer(self + index).storeBytes(of: lanes, as: Lanes.self)
  }

  /// Adds `count` numbers.
  func add(_ other: UnsafePointer<Float>, count: Int) {
    let whole = count & ~7
    for index in stride(from: 0, to: whole, by: 8) { set(index, lanes(index) + other.lanes(index)) }
    for index in whole..<count { self[index] += other[index] }
  }
}

extension Lanes {
  /// 1 / (1 + exp(-x)), to the last bit or two. What is no number stays none.
  @inline(__always) static func sigmoid(_ x: Lanes) -> Lanes {
    var t = -x
    t.replace(with: Lanes(repeating: 87), where: t .> Lanes(repeating: 87))
    t.replace(with: Lanes(repeating: -87), where: t .< Lanes(repeating: -87))
    // exp(t) = 2^n exp(r) with |r| <= ln 2 / 2. Adding 1.5 x 2^23 rounds, and leaves n in the lowest bits.
    let magic = Lanes(repeating: 12_582_912)
    let shifted = t * Lanes(repeating: 1.442_695_04) + magic
    let n = shifted - magic
    let r = (t - n * Lanes(repeating: 0.693_359_375)) + n * Lanes(repeating: 2.121_944_4e-4)
    // The polynomial of Cephes' expf (Moshier).
    var p = Lanes(repeating: 1.987_569_15e-4)
    p = p * r + Lanes(repeating: 1.398_199_950_7e-3)
    p = p * r + Lanes(repeating: 8.333_451_907_3e-3)
    p = p * r + Lanes(repeating: 4.166_579_589_4e-2)
    p = p * r + Lanes(repeating: 1.666_666_545_9e-1)
    p = p * r + Lanes(repeating: 5.000_000_120_1e-1)
    let e = p * r * r + r + Lanes(repeating: 1)
    let bits = unsafeBitCast(shifted, to: SIMD8<UInt32>.self)
    let power = unsafeBitCast((bits &<< 23) &+ SIMD8<UInt32>(repeating: 0x3F80_0000), to: Lanes.self)
    return Lanes(repeating: 1) / (Lanes(repeating: 1) + e * power)
  }
}
