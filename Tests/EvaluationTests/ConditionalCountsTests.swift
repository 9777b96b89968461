import Foundation
import Testing

@testable import Evaluation

@Suite struct ConditionalCountsTests {
  struct Draws {
    var forecasts: [Double] = []
    var outcomes: [Double] = []
    var second: [Double] = []
    var truths: [CountDistribution] = []
  }

  /// Outcomes drawn from negative binomials around the forecast; the second number says how wide they are.
  private func draws(_ rows: Int, seed: UInt64) -> Draws {
    var random = SplitMix(seed: seed)
    var draws = Draws()
    for _ in 0..<rows {
      let forecast = pow(Double.random(in: 0...1, using: &random), 2) * 25
      let spread = Double(Int.random(in: 0...2, using: &random))
      let truth = CountDistribution(
        weights: CountShapes.negativeBinomial(
          mean: forecast, variance: forecast * (1.2 + 1.5 * spread), maximum: 90))
      draws.forecasts.append(forecast)
      draws.second.append(spread)
      draws.truths.append(truth)
      draws.outcomes.append(Double(truth.quantile(Double.random(in: 0..<1, using: &random))))
    }
    return draws
  }

  @Test func forecastsAreCalibratedOnNewRowsAndNearlyAsGoodAsTheTruth() throws {
    let (past, future) = (draws(12_000, seed: 1), draws(6_000, seed: 2))
    let plain = try #require(ConditionalCounts.fit(forecasts: past.forecasts, outcomes: past.outcomes))
    let tiered = try #require(
      ConditionalCounts.fit(forecasts: past.forecasts, outcomes: past.outcomes, second: past.second))
    let truth = zip(future.truths, future.outcomes).reduce(0) { $0 + $1.0.crps(Int($1.1)) } / 6000
    let plainScores = try #require(plain.distributions(future.forecasts).scores(future.outcomes))
    let tieredScores = try #require(
      tiered.distributions(future.forecasts, second: future.second).scores(future.outcomes))
    #expect(abs(plainScores.coverage80 - 0.8) < 0.015)
    #expect(abs(tieredScores.coverage80 - 0.8) < 0.015)
    #expect(plainScores.crps < truth * 1.03)
    #expect(tieredScores.crps < plainScores.crps)
    #expect(tieredScores.crps < truth * 1.015)
    // A distribution is worth more than the point it stands around.
    #expect(plainScores.crps < Metrics.mae(future.forecasts, future.outcomes))
    // Its mean has no level error.
    #expect(abs(Metrics.bias(plain.distributions(future.forecasts).means, future.outcomes)) < 0.15)
  }

  @Test func aHigherForecastIsStochasticallyLargerAndNothingInReachIsImpossible() throws {
    let past = draws(3_000, seed: 3)
    let counts = try #require(
      ConditionalCounts.fit(forecasts: past.forecasts, outcomes: past.outcomes, second: past.second))
    for second in [0.0, 0.4, 1, 1.7, 2] {
      var before = counts.distribution(-1, second: second)
      for forecast in stride(from: 0.0, through: 40, by: 0.1) {
        let now = counts.distribution(forecast, second: second)
        for count in 0...counts.maximum {
          #expect(now.cdf(count) <= before.cdf(count) + 1e-9, "at \(forecast), \(count)")
          if forecast < 20 { #expect(now.probabilities[count] > 0) }
        }
        #expect(abs(now.probabilities.reduce(0, +) - 1) < 1e-9)
        before = now
      }
    }
  }

  @Test func interpolationMovesTheMassInsteadOfWideningIt() {
    // A point at 2 and a point at 10: half-way is a point at 6, not two heaps.
    func point(_ at: Int) -> [Double] { (0...20).map { $0 < at ? 0 : 1 } }
    let half = CountShapes.between(point(2), point(10), 0.5)
    #expect(half[5] < 1e-9)
    #expect(half[6] > 1 - 1e-9)
    let same = CountShapes.between([0.2, 0.7, 1], [0.2, 0.7, 1], 0.3)
    #expect(zip(same, [0.2, 0.7, 1]).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  @Test func negativeBinomialHasItsMeanAndVariance() {
    let wide = CountDistribution(weights: CountShapes.negativeBinomial(mean: 6, variance: 15, maximum: 200))
    #expect(abs(wide.mean - 6) < 1e-6)
    #expect(abs(wide.variance - 15) < 1e-5)
  }

  @Test func tooFewPairsGiveNothingAndFewGiveSomething() throws {
    #expect(ConditionalCounts.fit(forecasts: [1, 2, 3], outcomes: [1, 2, 3]) == nil)
    let few = draws(30, seed: 5)
    let counts = try #require(
      ConditionalCounts.fit(forecasts: few.forecasts + [.nan], outcomes: few.outcomes + [3], second: few.second + [0]))
    #expect(counts.rows == 30)
    #expect(counts.distribution(5).probabilities.allSatisfy { $0 > 0 })
  }

  @Test func manyRowsEqualSingleOnesAndJSONKeepsThem() throws {
    let past = draws(2_000, seed: 6)
    let counts = try #require(
      ConditionalCounts.fit(forecasts: past.forecasts, outcomes: past.outcomes, second: past.second))
    let table = counts.distributions([0.3, 7.7, 60], second: [0, 1.2, 5])
    let asked: [(forecast: Double, second: Double)] = [(0.3, 0), (7.7, 1.2), (60, 5)]
    for (row, (forecast, second)) in asked.enumerated() {
      let single = counts.distribution(forecast, second: second)
      for count in 0...counts.maximum {
        #expect(abs(table[row].probabilities[count] - single.probabilities[count]) < 1e-6)
      }
    }
    let data = try JSONEncoder().encode(counts)
    #expect(try JSONDecoder().decode(ConditionalCounts.self, from: data) == counts)
    // A table with a count too few, and one that is no distribution, are refused.
    let text = String(decoding: data, as: UTF8.self)
    for broken in [
      text.replacingOccurrences(of: "\"maximum\":\(counts.maximum)", with: "\"maximum\":\(counts.maximum + 1)"),
      text.replacingOccurrences(of: ",1]", with: ",1.5]"),
    ] {
      #expect(broken != text)
      #expect(throws: DecodingError.self) {
        try JSONDecoder().decode(ConditionalCounts.self, from: Data(broken.utf8))
      }
    }
  }
}
