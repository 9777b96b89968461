import Evaluation
import Foundation

/// The distribution of points + rebounds + assists from the three distributions and the correlation of their ranks.
///
/// Y_i = F_i^-1(Phi(Z_i)) with (Z_p, Z_r, Z_a) normal, unit variances and the given correlations (Sklar's theorem; Song
/// 2000, Scandinavian Journal of Statistics 27, for margins that are counts). Rebounds and assists are integrated over a Fibonacci
/// lattice of the unit square, the best of rank-1 rules in two dimensions (Sloan & Joe 1994, "Lattice Methods for Multiple
/// Integration"); points, given the other two, exactly. Nothing is drawn: the same numbers give the same distribution.
public struct GaussianCopula: Sendable {
  /// Of the normal scores, not of the counts.
  public let correlation: Correlation
  /// Points of the lattice, a Fibonacci number.
  public let points: Int

  private let generator: Int

  /// - Parameter points: 1597 keeps probabilities to about 0.001; the next Fibonacci number is taken.
  public init(_ correlation: Correlation, points: Int = 1597) {
    var (before, number) = (8, 13)
    while number < points { (before, number) = (number, before + number) }
    self.correlation = correlation
    self.points = number
    generator = before
  }

  /// The distribution of the sum.
  /// - Complexity: O(lattice points x K of points)
  public func sum(
    points: CountDistribution, rebounds: CountDistribution, assists: CountDistribution
  ) -> CountDistribution {
    // Z_p given z_r and z_a is normal around b_r z_r + b_a z_a.
    let (pr, pa, ra) = (correlation.pointsRebounds, correlation.pointsAssists, correlation.reboundsAssists)
    let determinant = 1 - ra * ra
    let (weightR, weightA) = ((pr - ra * pa) / determinant, (pa - ra * pr) / determinant)
    let spread = max(1e-12, 1 - weightR * pr - weightA * pa).squareRoot()
    let limits = Self.thresholds(points).map { $0 / spread }
    let reboundLimits = Self.cumulated(rebounds)
    let assistLimits = Self.thresholds(assists)
    let rest = determinant.squareRoot()

    var weights = Array(repeating: 0.0, count: points.maximum + rebounds.maximum + assists.maximum + 1)
    for place in 0..<self.points {
      let u = (Double(place) + 0.5) / Double(self.points)
      let v = (Double(place * generator % self.points) + 0.5) / Double(self.points)
      let zR = Normal.quantile(u)
      let zA = ra * zR + rest * Normal.quantile(v)
      let others = Self.count(u, reboundLimits) + Self.count(zA, assistLimits)
      let centre = (weightR * zR + weightA * zA) / spread
      var below = 0.0
      for count in 0...points.maximum {
        let upTo = count == points.maximum ? 1 : Normal.cdf(limits[count] - centre)
        weights[others + count] += max(0, upTo - below)
        below = upTo
        if upTo >= 1 - 1e-15 { break }
      }
    }
    return CountDistribution(weights: weights)
  }

  /// F(0), F(1), ...; the last is 1.
  private static func cumulated(_ distribution: CountDistribution) -> [Double] {
    var sum = 0.0
    var result = distribution.probabilities.map { probability in
      sum += probability
      return min(1, sum)
    }
    result[result.count - 1] = 1
    return result
  }

  /// The normal scores of F(0), F(1), ...; the last is infinite.
  private static func thresholds(_ distribution: CountDistribution) -> [Double] {
    cumulated(distribution).map(Normal.quantile)
  }

  /// The smallest count whose limit is not below the value.
  private static func count(_ value: Double, _ limits: [Double]) -> Int {
    var (low, high) = (0, limits.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if limits[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
