import BoxScores
import Testing

@testable import Evaluation

@Suite struct ReliabilityTests {
  @Test func binsHoldWhatFallsIntoThem() throws {
    let reliability = try #require(
      Reliability(probabilities: [0, 0.05, 0.1, 0.55, 1], events: [false, true, false, true, true], bins: 10))
    #expect(reliability.n == 5)
    #expect(reliability.bins.map(\.n) == [2, 1, 1, 1])
    #expect(reliability.bins.map(\.lower) == [0, 0.1, 0.5, 0.9])
    #expect(reliability.bins.map(\.observed) == [0.5, 0, 1, 1])
    #expect(abs(reliability.bins[0].forecast - 0.025) < 1e-12)
    let brier = (0 + 0.95 * 0.95 + 0.01 + 0.45 * 0.45 + 0) / 5
    #expect(abs(reliability.brier - brier) < 1e-12)
    #expect(abs(reliability.error - (2 * 0.475 + 0.1 + 0.45 + 0) / 5) < 1e-12)
    #expect(reliability.worst(minimumRows: 2) == reliability.bins[0])
    #expect(reliability.worst() == nil)
    #expect(Reliability(probabilities: [], events: []) == nil)
  }

  /// Rows of Poisson truths, an outcome drawn from each.
  private func truths(_ rows: Int, seed: UInt64, wider: Double = 1) -> (CountDistributions, outcomes: [Float]) {
    var random = SplitMix(seed: seed)
    var storage: [Float] = []
    var outcomes: [Float] = []
    for _ in 0..<rows {
      let mean = Double.random(in: 0.3...6, using: &random)
      let truth = CountDistribution(
        weights: CountShapes.negativeBinomial(mean: mean, variance: mean, maximum: 30))
      let said = CountDistribution(
        weights: CountShapes.negativeBinomial(mean: mean, variance: mean * wider, maximum: 30))
      storage += said.probabilities.map(Float.init)
      outcomes.append(Float(truth.quantile(Double.random(in: 0..<1, using: &random))))
    }
    return (CountDistributions(maximum: 30, storage: storage), outcomes)
  }

  @Test(arguments: [1, 2, 3] as [UInt64]) func theTruthLiesOnTheDiagonalAndAWiderForecastDoesNot(seed: UInt64) throws {
    let (truth, outcomes) = truths(6_000, seed: seed)
    let reliability = try #require(truth.reliability(outcomes, atLeast: [1, 2, 4, 6]))
    #expect(reliability.n == 24_000)
    #expect(reliability.error < 0.01)
    for bin in reliability.bins {
      // Rows of one player-game are dependent: the bound is wider than that of independent ones.
      #expect(abs(bin.observed - bin.forecast) < 6 * bin.standardError, "\(bin)")
    }
    let (wide, drawn) = truths(6_000, seed: seed, wider: 4)
    let other = try #require(wide.reliability(drawn, atLeast: [1, 2, 4, 6]))
    #expect(other.error > 0.03)
    #expect(other.brier > reliability.brier)
    #expect(reliability.resolution > 0.05)
  }

  @Test func thresholdsAgreeWithAtLeastAndMissingOutcomesAreLeftOut() throws {
    let (table, drawn) = truths(50, seed: 9)
    var outcomes = drawn
    outcomes[7] = .nan
    let reliability = try #require(table.reliability(outcomes, atLeast: [3, 40], bins: 1))
    let kept = outcomes.indices.filter { $0 != 7 }
    let tails = table.atLeast(3)
    #expect(reliability.n == 98)
    let bin = try #require(reliability.bins.first)
    #expect(abs(bin.forecast - kept.reduce(0) { $0 + tails[$1] } / 98) < 1e-9)
    #expect(abs(bin.observed - Double(kept.filter { outcomes[$0] >= 3 }.count) / 98) < 1e-12)
    #expect(table.reliability(Array(repeating: Float.nan, count: 50), atLeast: [1]) == nil)
    for stat in Stat.allCases { #expect(stat.reliabilityThresholds.allSatisfy { $0 >= 1 }) }
  }
}
