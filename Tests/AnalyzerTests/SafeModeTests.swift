import BoxScores
import Evaluation
import Testing

@testable import Analyzer

/// Safe mode refuses, and does nothing else.
@Suite struct SafeModeTests {
  /// A night of many lines with prices and forecasts by chance.
  static func night(_ random: inout SeededGenerator) -> ([ResolvedLine], [BetKey: CountDistribution]) {
    var lines: [ResolvedLine] = []
    var forecasts: [BetKey: CountDistribution] = [:]
    for person in Int64(1)...8 {
      for market in [PropMarket.points, .threes] {
        let game = 22_400_000 + (person + 1) / 2
        let mean = market == .points ? 8 + 20 * random.uniform() : 1 + 3 * random.uniform()
        let key = BetKey(personId: person, gameId: game, market: market)
        forecasts[key] = CopulaTests.poisson(mean, 60)
        for book in ["a", "b", "prizepicks"] {
          for _ in 0..<2 {
            let line = (mean + 4 * random.uniform() - 2).rounded() + (random.chance(0.5) ? 0.5 : 0)
            let over = 1.4 + 1.4 * random.uniform()
            let under = 1 / (1.05 - 1 / over)
            guard let value = LineValue(max(0, line)), under > 1 else { continue }
            var resolved = SmallLeague.resolved(
              person: person, game: game, market: market, line: value.value, book: book)
            var quote = resolved.line
            quote.over = try? Odds(decimal: over)
            quote.under = random.chance(0.9) ? try? Odds(decimal: under) : nil
            resolved = ResolvedLine(
              line: quote, personId: person, game: resolved.game, team: resolved.team, way: .id, isDateCorrected: false)
            lines.append(resolved)
          }
        }
      }
    }
    return (lines, forecasts)
  }

  struct Bet: Hashable {
    let key: BetKey
    let line: LineValue
    let side: Side
    let book: String
    let stake: Double
  }

  static func bets(_ lines: [ResolvedLine], _ forecasts: [BetKey: CountDistribution], margin: Double?) throws -> Set<
    Bet
  > {
    var settings = AnalysisSettings()
    settings.maximumDisagreement = 1
    settings.safeMode = margin.map { SafeMode(margin: $0) }
    let analysis = try LineAnalyzer(settings, proven: SmallLeague.proven).analyze(lines, forecasts: forecasts)
    return Set(
      analysis.recommended.map { Bet(key: $0.key, line: $0.line, side: $0.side, book: $0.book, stake: $0.stake) })
  }

  @Test func aLargerMarginPassesASubsetAtTheSameStakes() throws {
    var random = SeededGenerator(seed: 2024)
    var (passed, refused) = (0, 0)
    for _ in 0..<60 {
      let (lines, forecasts) = Self.night(&random)
      var before = try Self.bets(lines, forecasts, margin: nil)
      #expect(try Self.bets(lines, forecasts, margin: 0) == before)
      for margin in [0.25, 0.5, 1, 1.5, 2, 4] {
        let now = try Self.bets(lines, forecasts, margin: margin)
        #expect(now.isSubset(of: before), "margin \(margin)")
        passed += now.count
        refused += before.count - now.count
        before = now
      }
    }
    // The test is no test unless both happen.
    #expect(passed > 50 && refused > 50)
  }

  @Test func theWorthOfABetFallsWithTheMargin() throws {
    let distribution = CopulaTests.poisson(6.3, 40)
    let odds = try Odds(american: -110)
    for side in Side.allCases {
      for halves in 0...30 {
        let line = LineValue(halves: halves)
        let plain = LineProbability(distribution, line: line).expectedValue(side, odds)
        var last = SafeMode(margin: 0).expectedValue(distribution, line: line, side: side, odds: odds)
        #expect(abs(last - plain) < 1e-12)
        for margin in stride(from: 0.25, through: 10, by: 0.25) {
          let value = SafeMode(margin: margin).expectedValue(distribution, line: line, side: side, odds: odds)
          #expect(value <= last + 1e-12)
          last = value
        }
      }
    }
  }
}
