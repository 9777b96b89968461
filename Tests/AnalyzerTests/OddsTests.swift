import Testing

@testable import Analyzer

@Suite struct OddsTests {
  @Test func americanOddsByHand() throws {
    let long = try Odds("+150", .american)
    #expect(long.decimal == 2.5)
    #expect(long.impliedProbability == 0.4)
    #expect(long.profit == 1.5)
    #expect(long.payout(stake: 20) == 50)
    let short = try Odds("-120", .american)
    // 100 / 120 of profit on a unit.
    #expect(abs(short.decimal - 1.833_333_333_333_333) < 1e-15)
    #expect(abs(short.impliedProbability - 120.0 / 220) < 1e-15)
    #expect(short.american == -120 && long.american == 150)
    for whole in [-110.0, -115, -137, -1_000_000, 101, 333, 1_000_000] {
      #expect(try Odds(american: whole).american == whole)
    }
    #expect(try Odds("100", .american) == Odds("-100.0", .american))
    #expect(try Odds("2.50", .decimal) == long)
    #expect(short < long)
  }

  @Test(arguments: [
    "-99", "99", "0", "+50", "", " ", "-", "+-110", "110 ", " 110", "1e3", "nan", "inf", "0x6E", "1.87", "-110.", ".5",
    "1000001", "−50", "evens", "−−110", "110,5", "99.999",
  ])
  func whatIsNoAmericanPriceIsRefused(text: String) {
    #expect(throws: OddsError(found: text, notation: .american)) { try Odds(text, .american) }
  }

  @Test(arguments: ["1", "1.0", "0.5", "-2", "+2", "", "2.", "1,9", "10001.5", "inf", "nan", "1e2"])
  func whatIsNoDecimalPriceIsRefused(text: String) {
    #expect(throws: OddsError(found: text, notation: .decimal)) { try Odds(text, .decimal) }
  }

  @Test(arguments: [("EVEN", 100.0), ("ev", 100.0), ("Even", 100.0), ("\u{2212}110", -110.0), ("-110", -110.0)])
  func evenMoneyAndTheMinusOfTypesetters(text: String, price: Double) throws {
    #expect(try Odds(text, .american) == Odds(american: price))
    #expect(throws: OddsError(found: text, notation: .decimal)) { try Odds(text, .decimal) }
  }

  @Test func aRefusalSaysWhatWasExpected() {
    let error = OddsError(found: "-99", notation: .american)
    #expect(error.message.contains("'-99'") && error.message.contains("at least +100"))
    #expect(error.exitCode == .dataInvalid)
  }

  /// Decimal 5/3 and 2: implied 0.6 and 0.5, margin 0.1.
  @Test func noVigByHand() throws {
    let (over, under) = (try Odds(decimal: 5.0 / 3), try Odds(decimal: 2))
    let plain = NoVig(over: over, under: under)
    #expect(abs(plain.overround - 0.1) < 1e-12)
    #expect(abs(plain.over - 0.6 / 1.1) < 1e-12)
    #expect(abs(plain.hold - (1 - 1 / 1.1)) < 1e-12)
    // 0.6^k + 0.5^k = 1 at k = 1.16071529...
    #expect(abs(NoVig(over: over, under: under, method: .power).over - 0.552_709_288_4) < 1e-9)
    // z = 0.1 x (0.01 - 1.1) / (1.1 x (0.01 - 1)) = 0.109 / 1.089, and 0.6 less half of the margin.
    #expect(abs(NoVigMethod.insiders(over: over, under: under) - 0.109 / 1.089) < 1e-12)
    #expect(abs(NoVig(over: over, under: under, method: .shin).over - 0.55) < 1e-12)
    let usual = NoVig(over: try Odds(american: -120), under: try Odds(american: 100))
    // 120/220 of 120/220 + 1/2, which is 12/23.
    #expect(abs(usual.over - 12.0 / 23) < 1e-12)
    #expect(abs(usual[.under] - 11.0 / 23) < 1e-12)
  }

  @Test(arguments: NoVigMethod.allCases) func noVigIsAProbabilityAndFair(method: NoVigMethod) throws {
    let prices = [1.001, 1.05, 1.4, 1.87, 2, 2.4, 5, 40, 10_001]
    for first in prices {
      for second in prices {
        let fair = NoVig(over: try Odds(decimal: first), under: try Odds(decimal: second), method: method)
        let mirrored = NoVig(over: try Odds(decimal: second), under: try Odds(decimal: first), method: method)
        #expect(fair.over > 0 && fair.over < 1 && fair.under > 0)
        #expect(abs(fair.over - mirrored.under) < 1e-9)
        #expect((first < second) == (fair.over > 0.5 + 1e-12))
      }
    }
    // Without a margin there is nothing to take out.
    let fair = NoVig(over: try Odds(decimal: 4), under: try Odds(decimal: 4.0 / 3), method: method)
    #expect(abs(fair.over - 0.25) < 1e-9)
  }

  @Test func longShotsCarryMoreOfTheMarginByPowerAndShin() throws {
    let (over, under) = (try Odds(decimal: 1.25), try Odds(decimal: 4))
    let shares = [NoVigMethod.multiplicative, .shin, .power].map { NoVig(over: over, under: under, method: $0).over }
    #expect(abs(shares[0] - 0.8 / 1.05) < 1e-12)
    #expect(abs(shares[1] - 0.775) < 1e-12)
    #expect(abs(shares[2] - 0.782_352_132_2) < 1e-9)
  }

  @Test func fixedPayoutBooksAreKnownHoweverTheyAreSpelled() {
    for name in ["prizepicks", "PrizePicks", "Prize Picks", "underdog", "Underdog Fantasy", "betr_us_dfs", "pick6"] {
      #expect(Bookmaker.kind(name) == .fixedPayout, "\(name)")
    }
    for name in ["draftkings", "fanduel", "williamhill_us", "prize", ""] {
      #expect(Bookmaker.kind(name) == .sportsbook, "\(name)")
    }
  }
}
