import Testing

@testable import Evaluation

@Suite struct CountDistributionTests {
  let lopsided = CountDistribution(weights: [4, 0, 3, 2, 0, 1])

  /// CRPS by its other definition, E|X - y| - E|X - X'| / 2.
  private func slowCRPS(_ p: [Double], _ outcome: Int) -> Double {
    var score = 0.0
    for (a, pa) in p.enumerated() {
      score += pa * Double(abs(a - outcome))
      for (b, pb) in p.enumerated() { score -= pa * pb * Double(abs(a - b)) / 2 }
    }
    return score
  }

  /// The share of [F(y-1), F(y)] inside [0.1, 0.9], by walking the unit interval.
  private func slowShare(_ distribution: CountDistribution, _ outcome: Int) -> Double {
    let steps = 200_000
    var (inside, all) = (0.0, 0.0)
    for step in 0..<steps {
      let u = (Double(step) + 0.5) / Double(steps)
      guard u > distribution.cdf(outcome - 1), u <= distribution.cdf(outcome) else { continue }
      all += 1
      if u >= 0.1 && u <= 0.9 { inside += 1 }
    }
    return inside / all
  }

  @Test(arguments: 0...7) func crpsEqualsItsOtherDefinition(outcome: Int) {
    #expect(abs(lopsided.crps(outcome) - slowCRPS(lopsided.probabilities, outcome)) < 1e-12)
  }

  @Test func crpsOfAPointIsItsAbsoluteError() {
    let point = CountDistribution(weights: [0, 0, 0, 1, 0, 0])
    for outcome in 0...9 { #expect(abs(point.crps(outcome) - Double(abs(outcome - 3))) < 1e-12) }
  }

  @Test(arguments: [0, 2, 3, 5]) func transformShareEqualsAWalkThroughTheUnitInterval(outcome: Int) {
    #expect(abs(lopsided.transformShare(outcome) - slowShare(lopsided, outcome)) < 1e-4)
  }

  @Test func aPerfectModelCovers80PercentExactlyAndMoreWithTheClosedInterval() {
    let poisson = CountDistribution(weights: CountShapes.negativeBinomial(mean: 2.3, variance: 2.3, maximum: 40))
    var (open, closed) = (0.0, 0.0)
    for (count, probability) in poisson.probabilities.enumerated() {
      open += probability * poisson.transformShare(count)
      if (poisson.quantile(0.1)...poisson.quantile(0.9)).contains(count) { closed += probability }
    }
    #expect(abs(open - 0.8) < 1e-9)
    #expect(closed > 0.84)
  }

  @Test func quantilesMeansAndTails() {
    #expect(lopsided.median == 2)
    #expect(lopsided.quantile(0.4) == 0)
    #expect(lopsided.quantile(0.9) == 3)
    #expect(lopsided.quantile(1) == 5)
    #expect(abs(lopsided.mean - 1.7) < 1e-12)
    #expect(abs(lopsided.variance - 2.61) < 1e-12)
    #expect(abs(lopsided.atLeast(3) - 0.3) < 1e-12)
    #expect(lopsided.atLeast(0) == 1)
    #expect(lopsided.atLeast(6) == 0)
    #expect(lopsided.cdf(-1) == 0)
    #expect(lopsided.cdf(5) == 1)
  }

  @Test func theFlatTableAgreesWithSingleRows() throws {
    let other = CountDistribution(weights: [1, 2, 3, 4, 5, 6])
    let table = CountDistributions(
      maximum: 5, storage: (lopsided.probabilities + other.probabilities + lopsided.probabilities).map(Float.init))
    #expect(table.count == 3)
    #expect(table.quantiles(0.9) == [3, 5, 3])
    #expect(zip(table.means, [1.7, other.mean, 1.7]).allSatisfy { abs($0 - $1) < 1e-6 })
    #expect(zip(table.atLeast(3), [0.3, 15.0 / 21, 0.3]).allSatisfy { abs($0 - $1) < 1e-6 })
    #expect(abs(table[1].crps(2) - other.crps(2)) < 1e-6)
    let outcomes: [Float] = [2, 0, .nan]
    let scores = try #require(table.scores(outcomes))
    #expect(abs(scores.crps - (lopsided.crps(2) + other.crps(0)) / 2) < 1e-6)
    #expect(abs(scores.coverage80 - (lopsided.transformShare(2) + other.transformShare(0)) / 2) < 1e-6)
    #expect(scores.closedCoverage80 == 0.5)
    let widths = [lopsided, other].map { Double($0.quantile(0.9) - $0.quantile(0.1)) }
    #expect(scores.width80 == (widths[0] + widths[1]) / 2)
    let pinball = [lopsided, other].enumerated().map { row, distribution in
      [0.1, 0.5, 0.9].reduce(0) {
        $0 + Metrics.pinball(Double(distribution.quantile($1)), Double(outcomes[row]), level: $1) / 3
      }
    }
    #expect(abs(scores.pinball - (pinball[0] + pinball[1]) / 2) < 1e-9)
    #expect(table.gather([1]).means == [table.means[1]])
    #expect(table.scores([Float.nan, .nan, .nan]) == nil)
  }
}
