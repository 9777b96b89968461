import BoxScores

/// How well the distributions of a model are calibrated on one stat of a pool: the transform's histogram, coverage by
/// tier of minutes, and the reliability of the probabilities of k or more.
public struct CalibrationRow: Sendable, Hashable, Encodable {
  /// Coverage of rows that were alike before the game.
  public struct Tier: Sendable, Hashable, Encodable {
    /// One of the groups that the caller parted the rows into.
    public let group: String
    /// Rows of the group, those without an outcome too.
    public let n: Int
    /// Mean share of [F(y-1), F(y)] inside [0.1, 0.9], a fraction; 0.80 is perfect.
    public let coverage80: Double
  }

  public let season: Season
  public let model: String
  public let stat: Stat
  public let pool: Pool
  /// Rows with an outcome.
  public let n: Int
  /// Shares of the non-randomised probability integral transform in ten bins of equal width: 0.1 each when the
  /// distributions are right, a hump when they are too wide, a bowl when they are too narrow.
  public let transform: [Double]
  /// In the order given; a group without an outcome is left out.
  public let tiers: [Tier]
  /// Of P(k or more) at the thresholds of `Stat.reliabilityThresholds`; nil without rows.
  public let reliability: Reliability?

  /// - Parameters:
  ///   - tiers: Groups with the positions of their rows in `outcomes`.
  /// - Returns: Nil without a row that has an outcome.
  /// - Complexity: O(n K)
  public init?(
    season: Season, model: String, stat: Stat, pool: Pool, distributions: CountDistributions, outcomes: [Float],
    tiers: [(group: String, positions: [Int])]
  ) {
    let known = outcomes.count { !$0.isNaN }
    guard known > 0 else { return nil }
    self.season = season
    self.model = model
    self.stat = stat
    self.pool = pool
    n = known
    transform = distributions.transformHistogram(outcomes, bins: 10)
    self.tiers = tiers.compactMap { tier in
      let scores = distributions.gather(tier.positions).scores(tier.positions.map { outcomes[$0] })
      return scores.map { Tier(group: tier.group, n: tier.positions.count, coverage80: $0.coverage80) }
    }
    reliability = distributions.reliability(outcomes, atLeast: stat.reliabilityThresholds)
  }
}

extension CountDistributions {
  /// Mean share of [F(y-1), F(y)] in each of so many bins of [0, 1]: the histogram of the non-randomised probability
  /// integral transform (Czado, Gneiting & Held 2009, doi:10.1111/j.1541-0420.2009.01191.x).
  ///
  /// - Returns: Shares that add up to 1; empty without a row that has an outcome.
  /// - Complexity: O(n (K + bins))
  public func transformHistogram(_ outcomes: [Float], bins: Int) -> [Double] {
    precondition(outcomes.count == count && bins > 0, "a distribution for every outcome, and a bin")
    var histogram = [Double](repeating: 0, count: bins)
    var rows = 0
    for row in 0..<count where !outcomes[row].isNaN {
      let outcome = Int(outcomes[row])
      let (below, upTo) = withRow(row) { probabilities in
        var cumulated = 0.0
        var before = 0.0
        for count in 0...max(0, min(outcome, probabilities.count - 1)) {
          before = cumulated
          cumulated += Double(probabilities[count])
        }
        if outcome >= probabilities.count { before = cumulated }
        return (min(1, before), min(1, cumulated))
      }
      rows += 1
      let width = upTo - below
      guard width > 1e-12 else {
        histogram[min(bins - 1, Int(below * Double(bins)))] += 1
        continue
      }
      for bin in Int(below * Double(bins))...min(bins - 1, Int(upTo * Double(bins))) where bin < bins {
        let (low, high) = (Double(bin) / Double(bins), Double(bin + 1) / Double(bins))
        histogram[bin] += max(0, min(high, upTo) - max(low, below)) / width
      }
    }
    return rows == 0 ? [] : histogram.map { $0 / Double(rows) }
  }
}
