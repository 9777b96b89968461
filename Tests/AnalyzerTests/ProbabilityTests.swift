import BoxScores
import Evaluation
import Foundation
import Testing

@testable import Analyzer

@Suite struct ProbabilityTests {
  static let five = CountDistribution(weights: [0.1, 0.2, 0.3, 0.25, 0.15])

  @Test(arguments: [
    ("2", 0.4, 0.3, 0.3), ("2.5", 0.4, 0, 0.6), ("0", 0.9, 0.1, 0), ("0.5", 0.9, 0, 0.1), ("4", 0, 0.15, 0.85),
    ("4.5", 0, 0, 1), ("9", 0, 0, 1),
  ])
  func overPushAndUnderByHand(line: String, over: Double, push: Double, under: Double) throws {
    let probability = LineProbability(Self.five, line: try #require(LineValue(line)))
    #expect(abs(probability.over - over) < 1e-12)
    #expect(abs(probability.push - push) < 1e-12)
    #expect(abs(probability.under - under) < 1e-12)
  }

  @Test func fairOddsAndWorthByHand() throws {
    let probability = LineProbability(over: 0.5, push: 0.05, under: 0.45)
    let even = try Odds(decimal: 2)
    #expect(abs(probability.decided(.over) - 0.5 / 0.95) < 1e-12)
    #expect(abs(probability.fairOdds(.over) - 1.9) < 1e-12)
    #expect(abs(probability.expectedValue(.over, even) - 0.05) < 1e-12)
    #expect(abs(probability.expectedValue(.under, even) - -0.05) < 1e-12)
    // At the fair odds the bet is worth nothing.
    #expect(abs(probability.expectedValue(.over, try Odds(decimal: 1.9))) < 1e-12)
    // (0.5 x 1 - 0.45) / (1 x 0.95)
    #expect(abs(Kelly.fraction(probability, .over, even) - 0.05 / 0.95) < 1e-12)
    #expect(Kelly.fraction(probability, .under, even) == 0)
    // Nothing decided: nothing to win, nothing to lose.
    let certainPush = LineProbability(over: 0, push: 1, under: 0)
    #expect(certainPush.decided(.over) == 0.5 && Kelly.fraction(certainPush, .over, even) == 0)
    #expect(certainPush.fairOdds(.over) == .infinity)
  }

  @Test func kellyIsWhereTheLogarithmGrowsFastest() throws {
    let probability = LineProbability(over: 0.42, push: 0.08, under: 0.5)
    let odds = try Odds(american: 145)
    let best = Kelly.fraction(probability, .over, odds)
    let peak = Kelly.growth(probability, .over, odds, stake: best)
    #expect(best > 0 && peak > 0)
    for other in [0, best * 0.9, best * 1.1, best * 2.1] {
      #expect(Kelly.growth(probability, .over, odds, stake: other) < peak)
    }
    #expect(Kelly.growth(LineProbability(over: 1, push: 0, under: 0), .over, odds, stake: 1).isFinite)
  }

  @Test(arguments: ["24.25", "-1", "200.5", "", "24.50001", "1e1", "abc", "+3"])
  func whatIsNoLineIsRefused(text: String) { #expect(LineValue(text) == nil) }

  @Test func linesAreCountedInHalves() throws {
    let half = try #require(LineValue("24.5"))
    let whole = try #require(LineValue("24.0"))
    #expect(half.halves == 49 && half.firstOver == 25 && half.lastUnder == 24 && !half.isWhole)
    #expect(whole.firstOver == 25 && whole.lastUnder == 23 && whole.isWhole && "\(whole)" == "24")
    #expect(half.wins(.over, outcome: 25) == true && half.wins(.over, outcome: 24) == false)
    #expect(whole.wins(.under, outcome: 24) == nil && whole.wins(.under, outcome: 23) == true)
    #expect(LineValue(halves: 0).lastUnder == -1)
  }

  @Test func normalQuantilesMeetTheDistributionFunction() {
    // Tabulated: 0.975 at 1.959963984540054, 0.999 at 3.090232306167813, 1e-10 at -6.361340902404056.
    #expect(abs(Normal.quantile(0.975) - 1.959963984540054) < 1e-13)
    #expect(abs(Normal.quantile(0.999) - 3.090232306167813) < 1e-12)
    #expect(abs(Normal.quantile(1e-10) - -6.361340902404056) < 1e-11)
    #expect(Normal.quantile(0.5) == 0 && Normal.quantile(0) == -.infinity && Normal.quantile(1) == .infinity)
    for p in stride(from: 0.001, to: 1, by: 0.007) { #expect(abs(Normal.cdf(Normal.quantile(p)) - p) < 1e-14) }
  }
}
