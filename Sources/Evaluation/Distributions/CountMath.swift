/// Sums over one row of probabilities. The single distribution and the flat table of many share them.
enum CountMath {
  static func quantile<P: BinaryFloatingPoint>(_ probabilities: UnsafeBufferPointer<P>, _ level: Double) -> Int {
    var cumulated = 0.0
    for count in 0..<probabilities.count {
      cumulated += Double(probabilities[count])
      // A level that the sum meets but for its last bits is met.
      if cumulated >= level - 1e-9 { return count }
    }
    return probabilities.count - 1
  }

  /// Where the distribution function that runs linearly through F(k) at k + 1/2 meets one half; 0 at least.
  static func interpolatedMedian<P: BinaryFloatingPoint>(_ probabilities: UnsafeBufferPointer<P>) -> Double {
    let count = quantile(probabilities, 0.5)
    var before = 0.0
    for below in 0..<count { before += Double(probabilities[below]) }
    let width = Double(probabilities[count])
    let share = width > 0 ? min(1, max(0, (0.5 - before) / width)) : 0.5
    return max(0, Double(count) - 0.5 + share)
  }

  static func mean<P: BinaryFloatingPoint>(_ probabilities: UnsafeBufferPointer<P>) -> Double {
    var sum = 0.0
    for count in 0..<probabilities.count { sum += Double(count) * Double(probabilities[count]) }
    return sum
  }

  static func crps<P: BinaryFloatingPoint>(_ probabilities: UnsafeBufferPointer<P>, _ outcome: Int) -> Double {
    var cumulated = 0.0
    var score = 0.0
    // F(K) = 1, so the last term is zero, unless the outcome lies beyond K: then each count from K up to it adds 1.
    for count in 0..<(probabilities.count - 1) {
      cumulated += Double(probabilities[count])
      let step = cumulated - (outcome <= count ? 1 : 0)
      score += step * step
    }
    return score + Double(max(0, outcome - (probabilities.count - 1)))
  }

  /// Mean pinball loss of the three quantiles at 0.1, 0.5 and 0.9, in one pass.
  static func pinball<P: BinaryFloatingPoint>(_ probabilities: UnsafeBufferPointer<P>, _ outcome: Int) -> Double {
    let (low, median, high) = quantiles(probabilities)
    let outcome = Double(outcome)
    return
      (Metrics.pinball(Double(low), outcome, level: 0.1) + Metrics.pinball(Double(median), outcome, level: 0.5)
      + Metrics.pinball(Double(high), outcome, level: 0.9)) / 3
  }

  static func quantiles<P: BinaryFloatingPoint>(
    _ probabilities: UnsafeBufferPointer<P>
  ) -> (low: Int, median: Int, high: Int) {
    (quantile(probabilities, 0.1), quantile(probabilities, 0.5), quantile(probabilities, 0.9))
  }

  static func transformShare<P: BinaryFloatingPoint>(
    _ probabilities: UnsafeBufferPointer<P>, _ outcome: Int, _ lower: Double, _ upper: Double
  ) -> Double {
    var before = 0.0
    var cumulated = 0.0
    for count in 0..<min(probabilities.count, max(0, outcome) + 1) {
      before = cumulated
      cumulated += Double(probabilities[count])
    }
    if outcome < 0 { (before, cumulated) = (0, 0) }
    if outcome >= probabilities.count { before = cumulated }
    let width = cumulated - before
    guard width > 1e-12 else { return before >= lower && before <= upper ? 1 : 0 }
    return max(0, min(cumulated, upper) - max(before, lower)) / width
  }
}
