import BoxScores
import Testing

@testable import Evaluation

@Suite struct CalibrationRowTests {
  /// The same distribution for every row, and outcomes exactly as often as it says.
  private func sample(_ probabilities: [Float], _ times: [Int]) -> (CountDistributions, [Float]) {
    var storage: [Float] = []
    var outcomes: [Float] = []
    for (count, times) in times.enumerated() {
      for _ in 0..<times {
        storage += probabilities
        outcomes.append(Float(count))
      }
    }
    return (CountDistributions(maximum: probabilities.count - 1, storage: storage), outcomes)
  }

  @Test func aPerfectModelHasAFlatHistogramAndTheCoverageItClaims() throws {
    let (distributions, outcomes) = sample([0.25, 0.5, 0.125, 0.125], [200, 400, 100, 100])
    let row = try #require(
      CalibrationRow(
        season: Season(2025), model: "m", stat: .threes, pool: .a, distributions: distributions, outcomes: outcomes,
        tiers: [("all", Array(outcomes.indices))]))
    #expect(row.n == 800)
    #expect(row.transform.allSatisfy { abs($0 - 0.1) < 1e-9 })
    #expect(abs(row.tiers[0].coverage80 - 0.8) < 1e-9)
    let reliability = try #require(row.reliability)
    #expect(reliability.error < 1e-6)
  }

  @Test func aModelThatIsTooWideHasAHumpAndOneTooNarrowABowl() {
    let (wide, middle) = sample([0.2, 0.2, 0.2, 0.2, 0.2], [0, 50, 100, 50, 0])
    let hump = wide.transformHistogram(middle, bins: 10)
    #expect(hump[4] > 0.15 && hump[0] == 0 && hump[9] == 0)
    let (narrow, ends) = sample([0.05, 0.05, 0.8, 0.05, 0.05], [100, 0, 100, 0, 100])
    let bowl = narrow.transformHistogram(ends, bins: 10)
    #expect(bowl[0] > 0.3 && bowl[9] > 0.3 && bowl[5] < 0.1)
    for histogram in [hump, bowl] { #expect(abs(histogram.reduce(0, +) - 1) < 1e-9) }
  }

  @Test func outcomesBeyondTheTableAndMissingOnesAreHandled() {
    let (distributions, _) = sample([0.5, 0.5], [3, 0])
    #expect(distributions.transformHistogram([7, .nan, 0], bins: 2) == [0.5, 0.5])
    #expect(distributions.transformHistogram([.nan, .nan, .nan], bins: 2).isEmpty)
  }
}
