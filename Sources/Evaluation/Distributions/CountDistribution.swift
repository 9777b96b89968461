/// A distribution over the counts 0...K. The last count stands for "K or more".
public struct CountDistribution: Sendable, Hashable, Codable {
  /// `probabilities[k]` = P(Y = k); they add up to 1.
  public let probabilities: [Double]

  /// Scales the weights to add up to 1.
  /// - Precondition: At least one weight, none negative or NaN, not all zero.
  public init(weights: [Double]) {
    let total = weights.reduce(0, +)
    precondition(total > 0 && total.isFinite && weights.allSatisfy { $0 >= 0 }, "weights of a distribution")
    probabilities = weights.map { $0 / total }
  }

  init(probabilities: [Double]) { self.probabilities = probabilities }

  /// K.
  public var maximum: Int { probabilities.count - 1 }

  /// F(k) = P(Y <= k); 0 below zero, 1 from K on.
  /// - Complexity: O(k)
  public func cdf(_ count: Int) -> Double {
    if count < 0 { return 0 }
    if count >= maximum { return 1 }
    return min(1, probabilities[0...count].reduce(0, +))
  }

  /// P(Y >= k), summed from the far end so that small probabilities keep their digits.
  /// - Complexity: O(K)
  public func atLeast(_ count: Int) -> Double {
    if count <= 0 { return 1 }
    if count > maximum { return 0 }
    return min(1, probabilities[count...].reversed().reduce(0, +))
  }

  /// The smallest k with F(k) >= level.
  /// - Complexity: O(K)
  public func quantile(_ level: Double) -> Int {
    probabilities.withUnsafeBufferPointer { CountMath.quantile($0, level) }
  }

  /// The smallest k with F(k) >= 1/2.
  public var median: Int { quantile(0.5) }

  /// The median of the distribution whose counts are spread evenly over [k - 1/2, k + 1/2]: a number that moves with
  /// the forecast, and that rounds (halves down) to `median`.
  /// - Complexity: O(K)
  public var interpolatedMedian: Double { probabilities.withUnsafeBufferPointer { CountMath.interpolatedMedian($0) } }

  /// - Complexity: O(K)
  public var mean: Double { probabilities.withUnsafeBufferPointer { CountMath.mean($0) } }

  /// - Complexity: O(K)
  public var variance: Double {
    let mean = mean
    return probabilities.indices.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) * probabilities[$1] }
  }

  public var standardDeviation: Double { variance.squareRoot() }

  /// Continuous ranked probability score of an outcome: sum over k of (F(k) - 1{y <= k})^2.
  ///
  /// For a forecast that is a single number it is the absolute error. Gneiting & Raftery 2007,
  /// doi:10.1198/016214506000001437.
  /// - Complexity: O(K)
  public func crps(_ outcome: Int) -> Double {
    probabilities.withUnsafeBufferPointer { CountMath.crps($0, outcome) }
  }

  /// Share of the interval [F(y-1), F(y)] that lies in [lower, upper]: the non-randomised probability integral
  /// transform of Czado, Gneiting & Held 2009 (doi:10.1111/j.1541-0420.2009.01191.x). Its mean under a perfect model
  /// is `upper - lower`, which is not so for the closed interval of a discrete forecast.
  /// - Complexity: O(K)
  public func transformShare(_ outcome: Int, lower: Double = 0.1, upper: Double = 0.9) -> Double {
    probabilities.withUnsafeBufferPointer { CountMath.transformShare($0, outcome, lower, upper) }
  }
}
