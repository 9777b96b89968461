#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// Shapes of distributions over counts: parametric tails, ordering and interpolation of distribution functions.
enum CountShapes {
  /// P(Y = k), k in 0...maximum, of the negative binomial with a mean and a variance; of the Poisson distribution
  /// where the variance is not larger than the mean. What lies beyond the maximum is left out.
  static func negativeBinomial(mean: Double, variance: Double, maximum: Int) -> [Double] {
    let mean = max(mean, 0.02)
    // Size r of the distribution; beyond 1e4 it is the Poisson distribution in all digits that matter.
    let size = min(1e4, variance > mean * 1.0001 ? mean * mean / (variance - mean) : 1e4)
    return negativeBinomial(mean: mean, size: size, maximum: maximum)
  }

  /// The same with a mean, above 0, and a size: variance = mean + mean^2 / size.
  static func negativeBinomial(mean: Double, size: Double, maximum: Int) -> [Double] {
    let success = size / (size + mean)
    var logarithm = size * log(success)
    var result: [Double] = []
    result.reserveCapacity(maximum + 1)
    for count in 0...maximum {
      result.append(exp(logarithm))
      logarithm += log((Double(count) + size) / Double(count + 1)) + log(1 - success)
    }
    return result
  }

  /// The distribution function of weights, ending in exactly 1.
  static func cumulated(_ weights: [Double]) -> [Double] {
    let total = weights.reduce(0, +)
    var sum = 0.0
    var function = weights.map { weight in
      sum += weight
      return min(1, sum / total)
    }
    function[function.count - 1] = 1
    return function
  }

  /// Makes F(k) non-increasing from row to row at every k, by pooling adjacent violators. Because all k have the same
  /// weights, each row stays non-decreasing in k.
  static func makeIncreasing(_ functions: inout [[Double]], weights: [Double]) {
    for count in functions[0].indices {
      var blocks: [(value: Double, weight: Double, rows: Int)] = []
      for row in functions.indices {
        var block = (value: functions[row][count], weight: weights[row], rows: 1)
        while let before = blocks.last, before.value < block.value {
          blocks.removeLast()
          let weight = before.weight + block.weight
          let value = (before.value * before.weight + block.value * block.weight) / weight
          block = (value, weight, before.rows + block.rows)
        }
        blocks.append(block)
      }
      var row = 0
      for block in blocks {
        for _ in 0..<block.rows {
          functions[row][count] = block.value
          row += 1
        }
      }
    }
  }

  /// Distributions at the given knots and at points between them, by interpolation of quantiles.
  ///
  /// Between two far knots the mean of two distribution functions would be too wide; the mean of their quantile
  /// functions is not. Counts are spread evenly over [k - 1/2, k + 1/2] for it.
  static func refined(_ knots: [Double], _ functions: [[Double]]) -> (knots: [Double], probabilities: [Double]) {
    var points: [Double] = []
    var probabilities: [Double] = []
    func append(_ knot: Double, _ function: [Double]) {
      points.append(knot)
      for count in function.indices {
        probabilities.append(max(0, function[count] - (count > 0 ? function[count - 1] : 0)))
      }
    }
    for index in knots.indices {
      append(knots[index], functions[index])
      guard index + 1 < knots.count else { break }
      let gap = knots[index + 1] - knots[index]
      let pieces = Int(max(1, min(8, (gap / 0.25).rounded(.up))))
      guard pieces > 1 else { continue }
      for piece in 1..<pieces {
        let share = Double(piece) / Double(pieces)
        append(knots[index] + share * gap, between(functions[index], functions[index + 1], share))
      }
    }
    return (points, probabilities)
  }

  /// The distribution function whose quantile function is (1 - share) Qa + share Qb.
  static func between(_ a: [Double], _ b: [Double], _ share: Double) -> [Double] {
    // Both quantile functions are linear between the levels at which one of them passes k + 1/2; where a function is
    // flat its quantile jumps, so each level is visited from below and from above.
    let levels = (a + b).sorted()
    var result = Array(repeating: 1.0, count: a.count)
    var (inA, inB) = (0, 0)
    var before = (level: 0.0, place: -0.5)
    var count = 0
    for index in 0..<(2 * levels.count) {
      let (level, above) = (levels[index / 2], !index.isMultiple(of: 2))
      let place =
        (1 - share) * place(level, above, in: a, &inA) + share * place(level, above, in: b, &inB)
      while count < result.count - 1, Double(count) + 0.5 <= place {
        let width = place - before.place
        let part = width > 0 ? (Double(count) + 0.5 - before.place) / width : 1
        result[count] = before.level + max(0, min(1, part)) * (level - before.level)
        count += 1
      }
      before = (level, max(place, before.place))
    }
    return result
  }

  /// The place t with G(t) = level, where G runs linearly through F(k) at k + 1/2: the first such place, or the last.
  /// `from` remembers where it was.
  private static func place(_ level: Double, _ last: Bool, in function: [Double], _ from: inout Int) -> Double {
    while from < function.count - 1, last ? function[from] <= level : function[from] < level { from += 1 }
    let lower = from > 0 ? function[from - 1] : 0
    let width = function[from] - lower
    let part = width > 0 ? min(1, max(0, (level - lower) / width)) : 1
    return Double(from) - 0.5 + part
  }
}
