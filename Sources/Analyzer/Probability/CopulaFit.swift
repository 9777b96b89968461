import Evaluation
import Foundation

/// Fits the correlations of a `CopulaTable` on transforms of earlier games.
///
/// Each transform becomes a normal score, the scores of a tier are correlated (Pearson on normal scores, the Gaussian rank
/// correlation of Boudt, Cornelissen & Croux 2012, Statistics and Computing 22), and a tier of n rows is drawn to the
/// correlation of all rows with weight k / (n + k). With few possible counts (assists of a bench player) the scores are coarse
/// and the correlation comes out too small, so with mid-point transforms it is an estimate from below.
public struct CopulaFit: Sendable {
  /// Expected minutes at which the next tier begins, ascending.
  public var edges: [Double]
  /// k: rows at which a tier's own correlation and that of all count alike.
  public var shrinkage: Double

  public init(edges: [Double] = [14, 22, 29], shrinkage: Double = 300) {
    self.edges = edges
    self.shrinkage = shrinkage
  }

  /// Rows without a number are left out. Nil where fewer than 30 rows are left, or their scores do not vary.
  /// - Complexity: O(rows)
  public func fit(_ rows: [TransformRow]) -> CopulaTable? {
    var all = Moments()
    var tiers = Array(repeating: Moments(), count: edges.count + 1)
    for row in rows {
      guard [row.points, row.rebounds, row.assists, row.expectedMinutes].allSatisfy(\.isFinite) else { continue }
      let scores = SIMD3(Self.score(row.points), Self.score(row.rebounds), Self.score(row.assists))
      all.add(scores)
      tiers[CopulaTable.tier(row.expectedMinutes, edges)].add(scores)
    }
    guard all.rows >= 30, let pooled = all.correlation else { return nil }
    return CopulaTable(
      edges: edges,
      tiers: tiers.map { tier in
        guard let own = tier.correlation else { return pooled }
        return own.mixed(with: pooled, weight: shrinkage / (Double(tier.rows) + shrinkage))
      }, rows: tiers.map(\.rows))
  }

  /// A normal score; transforms at the ends are taken in by one part in ten thousand, so that one row cannot rule.
  private static func score(_ transform: Double) -> Double { Normal.quantile(min(1 - 1e-4, max(1e-4, transform))) }

  /// Sums of scores and of their products.
  private struct Moments {
    var rows = 0
    private var sum = SIMD3<Double>()
    private var squares = SIMD3<Double>()
    /// Of points and rebounds, points and assists, rebounds and assists.
    private var products = SIMD3<Double>()

    mutating func add(_ scores: SIMD3<Double>) {
      rows += 1
      sum += scores
      squares += scores * scores
      products += SIMD3(scores.x * scores.y, scores.x * scores.z, scores.y * scores.z)
    }

    var correlation: Correlation? {
      guard rows >= 3 else { return nil }
      let n = Double(rows)
      let mean = sum / n
      let variance = squares / n - mean * mean
      guard variance.min() > 1e-9 else { return nil }
      let covariance = products / n - SIMD3(mean.x * mean.y, mean.x * mean.z, mean.y * mean.z)
      let deviation = SIMD3(variance.x.squareRoot(), variance.y.squareRoot(), variance.z.squareRoot())
      return Correlation(
        covariance.x / (deviation.x * deviation.y), covariance.y / (deviation.x * deviation.z),
        covariance.z / (deviation.y * deviation.z))
    }
  }
}

extension CountDistribution {
  /// Where an outcome lies in the distribution: F(y - 1) + v (F(y) - F(y - 1)). With v uniform it is uniform under a perfect
  /// forecast.
  public func transform(_ outcome: Int, share: Double = 0.5) -> Double {
    let below = cdf(outcome - 1)
    return below + share * (cdf(outcome) - below)
  }
}
