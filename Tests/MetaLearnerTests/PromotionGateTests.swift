import BoxScores
import Evaluation
import Testing

@testable import MetaLearner

@Suite struct PromotionGateTests {
  private func criteria(_ improvement: Double = 2, _ significance: Double = 0.05, _ regression: Double = 1)
    -> ExperimentConfiguration.AcceptanceCriteria
  {
    var criteria = ExperimentConfiguration.AcceptanceCriteria()
    criteria.minMAEImprovementPercent = improvement
    criteria.statisticalSignificance = significance
    criteria.maxRegressionPercent = regression
    return criteria
  }

  /// Losses of 100 dates whose model is off its opponent by a share that swings from date to date.
  ///
  /// - Parameters:
  ///   - gains: By stat, the mean share that the model's loss is smaller.
  ///   - swing: How far single dates are from it.
  private func candidate(_ name: String, _ gains: [Stat: Double], swing: Double = 0.02) -> PromotionGate.Candidate {
    PromotionGate.Candidate(
      name: name,
      losses: Stat.allCases.map { stat in
        let days = (0..<100).map { Int32($0) }
        let baseline = days.map { 40 + Double($0 % 7) }
        let model = days.map { day in
          let sign = day % 2 == 0 ? 1.0 : -1.0
          return baseline[Int(day)] * (1 - (gains[stat] ?? 0) + sign * swing)
        }
        return (
          stat, DailyLosses(days: days, modelSums: model, baselineSums: baseline, rows: days.map { _ in 10 })
        )
      })
  }

  private func all(_ gain: Double) -> [Stat: Double] {
    Dictionary(uniqueKeysWithValues: Stat.allCases.map { ($0, gain) })
  }

  @Test func theFirstChampionMustBeatEqualWindowsByTheMarginAndTheReportSaysHowFarItIs() throws {
    let gate = PromotionGate(criteria: criteria(2), replicates: 1000)
    let good = try #require(gate.first(candidate("good", all(0.03))))
    #expect(good.accepted && good.failures.isEmpty && good.opponent == "equalWindows")
    #expect(abs(good.change + 3) < 0.05)
    let short = try #require(gate.first(candidate("short", all(0.015), swing: 0)))
    #expect(!short.accepted)
    #expect(
      short.failures == [
        "its error is 1.5 % smaller than that of equalWindows, at least 2.0 % are asked for (min_mae_improvement_pct): "
          + "0.5 points short"
      ])
    #expect(short.rows == 4000 && short.dates == 100)
  }

  @Test func aChallengerMustBeBetterBeyondChance() throws {
    let gate = PromotionGate(criteria: criteria(), replicates: 2000)
    let sure = try #require(gate.challenge([candidate("sure", all(0.01))], champion: "champion").first)
    #expect(sure.accepted && sure.upper < 0 && sure.pHolm < 0.01)
    let chance = try #require(
      gate.challenge([candidate("chance", all(0.001), swing: 0.2)], champion: "champion").first)
    #expect(!chance.accepted && chance.change < 0 && chance.upper > 0)
    #expect(chance.failures.count == 1)
    #expect(chance.failures[0].hasSuffix("its upper bound has to lie below zero"))
    let worse = try #require(gate.challenge([candidate("worse", all(-0.01))], champion: "champion").first)
    #expect(!worse.accepted && worse.change > 0)
  }

  @Test func noStatMayBeWorseByMoreThanIsAllowed() throws {
    var gains = all(0.03)
    gains[.threes] = -0.015
    let gate = PromotionGate(criteria: criteria(), replicates: 1000)
    let verdict = try #require(gate.challenge([candidate("uneven", gains)], champion: "champion").first)
    #expect(!verdict.accepted && verdict.upper < 0)
    #expect(
      verdict.failures == ["threes is worse by 1.5 %, at most 1.0 % are allowed (max_regression_pct)"])
    let lenient = PromotionGate(criteria: criteria(2, 0.05, 2), replicates: 1000)
    #expect(lenient.challenge([candidate("uneven", gains)], champion: "champion").first?.accepted == true)
  }

  @Test func severalChallengersAreCorrectedForTheirNumber() throws {
    let gate = PromotionGate(criteria: criteria(), replicates: 4000)
    // Alone its p-value is near 0.02; among six it is not enough.
    let narrow = candidate("narrow", all(0.022), swing: 0.1)
    let alone = try #require(gate.challenge([narrow], champion: "champion").first)
    #expect(alone.accepted && alone.p > 0.005 && alone.p < 0.05)
    let others = (0..<5).map { candidate("other \($0)", all(-0.001 * Double($0)), swing: 0.1) }
    let among = try #require(gate.challenge([narrow] + others, champion: "champion").first)
    #expect(!among.accepted && among.challengers == 6)
    #expect(among.pHolm == min(1, among.p * 6))
    #expect(among.failures[0].hasPrefix("corrected for 6 challengers its p-value is "))
  }

  @Test func withoutLossesThereIsNoVerdict() {
    let gate = PromotionGate(criteria: criteria(), replicates: 100)
    #expect(gate.first(.init(name: "nothing", losses: [])) == nil)
    #expect(gate.challenge([.init(name: "nothing", losses: [])], champion: "champion").isEmpty)
  }
}
