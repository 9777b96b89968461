/// The randomness of a network: first weights, order of rows, dropout. Its state is its value and can be stored, so a training
/// that is taken up again goes on as if it had never stopped, and networks trained side by side know nothing of each other.
///
/// xoshiro256** of Blackman and Vigna (arXiv:1805.01407), filled from the seed by their splitmix64.
public struct NetworkRandom: RandomNumberGenerator, Sendable, Codable, Hashable {
  private var a, b, c, d: UInt64

  public init(seed: UInt64) {
    var filler = seed
    func next() -> UInt64 {
      filler &+= 0x9E37_79B9_7F4A_7C15
      var mixed = filler
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
    (a, b, c, d) = (next(), next(), next(), next())
  }

  /// A generator of its own for each purpose: what one draws moves no other.
  public init(seed: UInt64, purpose: String) {
    // FNV-1a.
    let hash = purpose.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    self.init(seed: seed ^ hash)
  }

  /// The four words that everything to come follows from.
  public var state: [UInt64] { [a, b, c, d] }

  /// - Parameter state: four words, as `state` gave them.
  public init?(state: [UInt64]) {
    guard state.count == 4, state.contains(where: { $0 != 0 }) else { return nil }
    (a, b, c, d) = (state[0], state[1], state[2], state[3])
  }

  @inline(__always)
  public mutating func next() -> UInt64 {
    let product = b &* 5
    let result = ((product << 7) | (product >> 57)) &* 9
    let shifted = b << 17
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = (d << 45) | (d >> 19)
    return result
  }

  /// Uniform in [0, 1), 53 bits.
  public mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Uniform in 0 ..< bound; its bias is below bound / 2^64.
  public mutating func integer(below bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// Standard normal, by one of the two numbers of Marsaglia's polar method.
  public mutating func normal() -> Double {
    while true {
      let x = 2 * uniform() - 1
      let y = 2 * uniform() - 1
      let square = x * x + y * y
      if square < 1, square > 0 { return x * (-2 * TensorMath.log(square) / square).squareRoot() }
    }
  }

  /// 0 ..< count in random order.
  public mutating func permutation(_ count: Int) -> [Int] {
    var order = Array(0..<count)
    guard count > 1 else { return order }
    for index in stride(from: count - 1, to: 0, by: -1) { order.swapAt(index, integer(below: index + 1)) }
    return order
  }

  /// 0 with the probability, otherwise 1 / (1 - probability); four numbers from each draw, so the probability is kept to
  /// 1/65536.
  mutating func fillDropoutMask(_ mask: UnsafeMutableBufferPointer<Float>, probability: Double) {
    let bound = UInt64((probability * 65_536).rounded())
    let keep = Float(1 / (1 - probability))
    var own = self
    var index = 0
    while index < mask.count {
      var word = own.next()
      let end = min(index + 4, mask.count)
      while index < end {
        mask[index] = (word & 0xFFFF) < bound ? 0 : keep
        word >>= 16
        index += 1
      }
    }
    self = own
  }
}
