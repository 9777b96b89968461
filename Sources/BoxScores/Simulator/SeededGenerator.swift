import Foundation

/// A small random generator whose whole state is its value: the same seed gives the same numbers on every machine.
///
/// xoshiro256** of Blackman and Vigna, "Scrambled Linear Pseudorandom Number Generators" (arXiv:1805.01407), its state
/// filled from the seed by their splitmix64.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)
  private var spareNormal: Double?

  public init(seed: UInt64) {
    var filler = seed
    func next() -> UInt64 {
      filler &+= 0x9E37_79B9_7F4A_7C15
      var mixed = filler
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
    state = (next(), next(), next(), next())
  }

  /// The next 64 bits of xoshiro256**.
  public mutating func next() -> UInt64 {
    func rotated(_ value: UInt64, _ by: UInt64) -> UInt64 { (value << by) | (value >> (64 - by)) }
    let result = rotated(state.1 &* 5, 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = rotated(state.3, 45)
    return result
  }

  /// Uniform in [0, 1), 53 bits.
  public mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Uniform in the range, without bias worth mentioning for ranges far below 2^64.
  public mutating func integer(in range: Range<Int>) -> Int {
    range.lowerBound + Int(next().multipliedFullWidth(by: UInt64(range.count)).high)
  }

  /// True with this probability; always from 1 on, never at 0.
  public mutating func chance(_ probability: Double) -> Bool { uniform() < probability }

  /// Standard normal, by Marsaglia's polar method.
  public mutating func normal() -> Double {
    if let spare = spareNormal {
      spareNormal = nil
      return spare
    }
    while true {
      let x = 2 * uniform() - 1
      let y = 2 * uniform() - 1
      let square = x * x + y * y
      if square < 1, square > 0 {
        let scale = (-2 * log(square) / square).squareRoot()
        spareNormal = y * scale
        return x * scale
      }
    }
  }

  /// Normal with this mean and standard deviation.
  public mutating func normal(_ mean: Double, _ deviation: Double) -> Double { mean + deviation * normal() }

  /// Log-normal with mean 1: what multiplies a rate without moving its level.
  public mutating func factor(_ deviation: Double) -> Double {
    exp(deviation * normal() - 0.5 * deviation * deviation)
  }

  /// Poisson by inversion; a rounded normal above 60.
  /// - Complexity: O(mean)
  public mutating func poisson(_ mean: Double) -> Int {
    guard mean > 0 else { return 0 }
    guard mean < 60 else { return max(0, Int((mean + mean.squareRoot() * normal()).rounded())) }
    var term = exp(-mean)
    var remaining = uniform() - term
    var count = 0
    while remaining > 0, count < 400 {
      count += 1
      term *= mean / Double(count)
      remaining -= term
    }
    return count
  }

  /// Binomial by inversion, from the nearer end.
  /// - Complexity: O(trials * min(p, 1 - p))
  public mutating func binomial(_ trials: Int, _ probability: Double) -> Int {
    guard trials > 0, probability > 0 else { return 0 }
    guard probability < 1 else { return trials }
    if probability > 0.5 { return trials - binomial(trials, 1 - probability) }
    // Inversion starts at (1 - p)^n, which must not underflow: long runs are cut in two.
    if Double(trials) * probability > 300 {
      let half = trials / 2
      return binomial(half, probability) + binomial(trials - half, probability)
    }
    let odds = probability / (1 - probability)
    var term = exp(Double(trials) * log1p(-probability))
    var remaining = uniform() - term
    var count = 0
    while remaining > 0, count < trials {
      count += 1
      term *= odds * Double(trials - count + 1) / Double(count)
      remaining -= term
    }
    return count
  }

  /// Splits a total over weights, each unit going to one of them by chance: sequential binomials.
  /// - Parameter counts: receives as many numbers as there are weights; they sum to `total` unless all weights are 0.
  public mutating func split(_ total: Int, over weights: [Double], into counts: inout [Int]) {
    var left = total
    var weightLeft = weights.reduce(0, +)
    for index in weights.indices {
      guard left > 0, weightLeft > 0 else {
        counts[index] = 0
        continue
      }
      let isLast = weights[(index + 1)...].allSatisfy { $0 <= 0 }
      let share = isLast && weights[index] > 0 ? left : binomial(left, min(1, weights[index] / weightLeft))
      counts[index] = share
      left -= share
      weightLeft -= weights[index]
    }
  }
}
