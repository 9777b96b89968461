import Testing

@testable import Evaluation

/// Distributions of known families: what the general sums must give.
@Suite struct CountFamiliesTests {
  @Test(arguments: [0.3, 2.5, 11]) func aPoissonDistributionHasItsFigures(mean: Double) {
    let poisson = CountDistribution(weights: CountShapes.negativeBinomial(mean: mean, variance: mean, maximum: 80))
    // P(0) = exp(-mean), P(k + 1) = P(k) mean / (k + 1), to the size at which the family stands for it.
    var probability = CountFamiliesTests.exponential(-mean)
    var below = 0.0
    for count in 0..<20 {
      #expect(abs(poisson.probabilities[count] - probability) < 2e-4)
      #expect(abs(poisson.atLeast(count) - (1 - below)) < 5e-4)
      #expect(abs(poisson.cdf(count) + poisson.atLeast(count + 1) - 1) < 1e-12)
      below += probability
      probability *= mean / Double(count + 1)
    }
    #expect(abs(poisson.mean - mean) < 1e-3)
    #expect(abs(poisson.standardDeviation - mean.squareRoot()) < 3e-3)
  }

  /// The exponential by its series: nothing of the code under test in it.
  private static func exponential(_ x: Double) -> Double {
    let term = 1 + x / 1_048_576 + x * x / (2 * 1_048_576 * 1_048_576)
    return (0..<20).reduce(term) { value, _ in value * value }
  }

  @Test(arguments: [(2.0, 1.5), (6, 4), (0.7, 0.4)]) func aNegativeBinomialHasItsFigures(mean: Double, size: Double) {
    let distribution = CountDistribution(
      weights: CountShapes.negativeBinomial(mean: mean, size: size, maximum: 300))
    #expect(abs(distribution.mean - mean) < 1e-6)
    #expect(abs(distribution.variance - (mean + mean * mean / size)) < 1e-5)
    // Quantiles by their definition.
    for level in [0.05, 0.1, 0.5, 0.9, 0.95] {
      let quantile = distribution.quantile(level)
      #expect(distribution.cdf(quantile) >= level - 1e-9)
      #expect(distribution.cdf(quantile - 1) < level)
    }
    let table = CountDistributions(maximum: 300, storage: distribution.probabilities.map(Float.init))
    #expect(abs(table.standardDeviations[0] - distribution.standardDeviation) < 1e-4)
    #expect(abs(table.interpolatedMedians[0] - distribution.interpolatedMedian) < 1e-5)
  }

  @Test func theInterpolatedMedianRoundsToTheMedianAndRisesWithTheForecast() {
    var before = -1.0
    for step in 0...400 {
      let mean = 0.05 + Double(step) * 0.05
      let distribution = CountDistribution(weights: CountShapes.negativeBinomial(mean: mean, size: 4, maximum: 150))
      let median = distribution.interpolatedMedian
      #expect(median > before || median == 0)
      #expect(median >= Double(distribution.median) - 0.5 && median <= Double(distribution.median) + 0.5)
      before = median
    }
    #expect(CountDistribution(weights: [1]).interpolatedMedian == 0)
    #expect(CountDistribution(weights: [0, 0, 1, 0]).interpolatedMedian == 2)
  }
}
