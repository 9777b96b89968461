/// Distributions of many rows over the same counts 0...K, in one flat block of memory.
public struct CountDistributions: Sendable {
  /// K.
  public let maximum: Int
  /// Row-major, `count` x (K + 1): P(Y = k) of a row.
  public private(set) var storage: [Float]

  /// - Parameter storage: Row-major probabilities; each row adds up to 1.
  public init(maximum: Int, storage: [Float]) {
    precondition(maximum >= 0 && storage.count.isMultiple(of: maximum + 1), "whole rows of K + 1 probabilities")
    self.maximum = maximum
    self.storage = storage
  }

  /// Number of rows.
  public var count: Int { storage.count / (maximum + 1) }

  /// The distribution of a row.
  /// - Precondition: The row has a forecast: its probabilities are not NaN.
  public subscript(row: Int) -> CountDistribution {
    CountDistribution(weights: withRow(row) { $0.map(Double.init) })
  }

  /// The same rows in another order, or some of them.
  public func gather(_ rows: [Int]) -> CountDistributions {
    var gathered: [Float] = []
    gathered.reserveCapacity(rows.count * (maximum + 1))
    for row in rows { withRow(row) { gathered.append(contentsOf: $0) } }
    return CountDistributions(maximum: maximum, storage: gathered)
  }

  /// Calls `body` with a row's K + 1 probabilities in place; they are valid during the call only.
  public func withRow<Result>(_ row: Int, _ body: (UnsafeBufferPointer<Float>) -> Result) -> Result {
    let width = maximum + 1
    return storage.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[(row * width)..<((row + 1) * width)]))
    }
  }

  /// Mean of every row.
  public var means: [Double] { (0..<count).map { row in withRow(row) { CountMath.mean($0) } } }

  /// A quantile of every row: the smallest k with F(k) >= level.
  public func quantiles(_ level: Double) -> [Int] {
    (0..<count).map { row in withRow(row) { CountMath.quantile($0, level) } }
  }

  /// The median of every row as a number that moves with the forecast; see `CountDistribution.interpolatedMedian`.
  public var interpolatedMedians: [Double] {
    (0..<count).map { row in withRow(row) { CountMath.interpolatedMedian($0) } }
  }

  /// Standard deviation of every row.
  public var standardDeviations: [Double] {
    (0..<count).map { row in
      withRow(row) { probabilities in
        let mean = CountMath.mean(probabilities)
        return probabilities.indices.reduce(0) {
          $0 + (Double($1) - mean) * (Double($1) - mean) * Double(probabilities[$1])
        }.squareRoot()
      }
    }
  }

  /// P(Y >= k) of every row.
  public func atLeast(_ threshold: Int) -> [Double] {
    (0..<count).map { row in
      if threshold <= 0 { return 1 }
      if threshold > maximum { return 0 }
      return withRow(row) { min(1, $0[threshold...].reversed().reduce(0) { $0 + Double($1) }) }
    }
  }

  /// Continuous ranked probability score of every row; NaN where the outcome is missing.
  public func crps<O: BinaryFloatingPoint>(_ outcomes: [O]) -> [Double] {
    perRow(outcomes) { CountMath.crps($0, $1) }
  }

  /// Scores against outcomes, averaged over the rows that have one. Nil when none has.
  /// - Complexity: O(n K)
  public func scores<O: BinaryFloatingPoint>(_ outcomes: [O]) -> CountScores? {
    precondition(outcomes.count == count, "a distribution for every outcome")
    var scores = CountScores(crps: 0, coverage80: 0, closedCoverage80: 0, width80: 0, pinball: 0)
    var rows = 0
    for row in 0..<count where !outcomes[row].isNaN {
      let outcome = Int(outcomes[row])
      withRow(row) { probabilities in
        scores.crps += CountMath.crps(probabilities, outcome)
        scores.coverage80 += CountMath.transformShare(probabilities, outcome, 0.1, 0.9)
        scores.pinball += CountMath.pinball(probabilities, outcome)
        let (low, _, high) = CountMath.quantiles(probabilities)
        if (low...high).contains(outcome) { scores.closedCoverage80 += 1 }
        scores.width80 += Double(high - low)
      }
      rows += 1
    }
    guard rows > 0 else { return nil }
    scores.crps /= Double(rows)
    scores.coverage80 /= Double(rows)
    scores.closedCoverage80 /= Double(rows)
    scores.width80 /= Double(rows)
    scores.pinball /= Double(rows)
    return scores
  }

  private func perRow<O: BinaryFloatingPoint>(
    _ outcomes: [O], _ score: (UnsafeBufferPointer<Float>, Int) -> Double
  ) -> [Double] {
    precondition(outcomes.count == count, "a distribution for every outcome")
    return outcomes.indices.map { row in
      outcomes[row].isNaN ? .nan : withRow(row) { score($0, Int(outcomes[row])) }
    }
  }
}
