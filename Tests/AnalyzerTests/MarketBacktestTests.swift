import BoxScores
import Evaluation
import Foundation
import Testing

@testable import Analyzer

@Suite struct MarketBacktestTests {
  static let first = GameDay(year: 2024, month: 11, day: 1)!

  /// Counts 0 to 9, P(over 4.5) = `over`.
  static func forecast(over: Double) -> CountDistribution {
    CountDistribution(weights: (0..<10).map { $0 < 5 ? (1 - over) / 5 : over / 5 })
  }

  static func quote(
    _ number: Int64, _ outcome: BetOutcome, book: String = "draftkings", line: Double = 4.5, over: Double? = 2,
    under: Double? = 2, ours: Double? = 0.7, market: PropMarket = .rebounds, day: Int = 0, alternate: Bool = false
  ) -> MarketQuote {
    MarketQuote(
      key: BetKey(personId: number, gameId: 1, market: market), day: first.advanced(by: day), book: book,
      line: LineValue(line)!, isAlternate: alternate, over: over.map { try! Odds(decimal: $0) },
      under: under.map { try! Odds(decimal: $0) }, distribution: ours.map { forecast(over: $0) }, outcome: outcome)
  }

  static func played(_ count: Int, _ day: Int = 0) -> BetOutcome { .played(count, on: first.advanced(by: day)) }

  static let backtest = MarketBacktest(bootstrap: PairedBootstrap(replicates: 500))

  @Test func scoresByHand() throws {
    let quotes = [
      Self.quote(1, Self.played(7)), Self.quote(2, Self.played(2)), Self.quote(3, Self.played(5), day: 1),
      Self.quote(4, Self.played(6), over: 1.6, under: 2.4, day: 1),
    ]
    let report = Self.backtest.run(quotes)
    let result = try #require(report[.rebounds, book: "all", .sportsbook, .main])
    #expect(result.decided == 4 && result.numbers == 4 && result.dates == 2 && report.results.count == 2)
    let brier = try #require(result.brier)
    // Ours: three at 0.3 squared and one at 0.7 squared; the market's: three quarters, and 0.4 squared of the last.
    #expect(abs(brier.ours! - (3 * 0.09 + 0.49) / 4) < 1e-9)
    #expect(abs(brier.market - (3 * 0.25 + 0.16) / 4) < 1e-9)
    #expect(abs(brier.difference!.value - (brier.ours! - brier.market)) < 1e-12)
    // Four times 0.7, three times right.
    #expect(result.calibration?.bins.count == 1 && result.calibration?.bins.first?.observed == 0.75)
    #expect(abs(result.calibration!.error - 0.05) < 1e-9 && result.marketCalibration?.n == 4)
    let logLoss = try #require(result.logLoss)
    #expect(abs(logLoss.ours! - (-3 * log(0.7) - log(0.3)) / 4) < 1e-9)
    #expect(abs(logLoss.market - (3 * log(2) - log(0.6)) / 4) < 1e-9)
    // Our median: F(5) = 0.3 + 0.14 < 1/2 <= F(6). At even prices 4 and 5 are medians alike.
    #expect(abs(result.maeInt!.ours! - (1 + 4 + 1 + 0) / 4.0) < 1e-12)
    let spread = Self.forecast(over: 0.7).standardDeviation
    let implied = (4.5 + spread * Normal.quantile(0.6)).rounded()
    #expect(abs(result.maeInt!.market - (2.5 + 2.5 + 0.5 + abs(implied - 6)) / 4) < 1e-12)
    // We named the over four times and were wrong once; the market had three coins and was right once.
    #expect(abs(result.wrongSide!.ours! - 0.25) < 1e-12 && abs(result.wrongSide!.market - 1.5 / 4) < 1e-12)
    // Three wins at 2, 1.6 for the last: 1 - 1 + 1 + 0.6.
    let flat = try #require(result.flatReturn)
    #expect(flat.bets == 4 && flat.won == 3 && abs(flat.profit - 1.6) < 1e-9)
    #expect(abs(flat.perUnit.value - 0.4) < 1e-9 && flat.perUnit.lower <= 0.4 && flat.perUnit.upper >= 0.4)
    #expect(abs(result.overround - (1 / 1.6 + 1 / 2.4 - 1) / 4) < 1e-9)
    #expect(report.trials == 2 && report.words.contains("2 returns"))
  }

  @Test func whatIsNotScoredIsCounted() throws {
    let quotes = [
      Self.quote(1, Self.played(7)), Self.quote(2, Self.played(4), line: 4), Self.quote(3, .pending),
      Self.quote(4, .didNotPlay(on: Self.first)), Self.quote(5, Self.played(9), under: nil),
      Self.quote(6, Self.played(1), ours: nil),
    ]
    let result = try #require(Self.backtest.run(quotes)[.rebounds, book: "draftkings", .sportsbook, .main])
    #expect(result.decided == 1 && result.pushes == 1 && result.pending == 1 && result.voids == 1)
    #expect(result.oneSided == 1 && result.withoutForecast == 1)
    // The push is a bet whose stake came back.
    #expect(result.flatReturn?.bets == 2 && result.flatReturn?.pushed == 1 && result.flatReturn?.profit == 1)
  }

  @Test func theMarketAloneIsScoredWithoutForecasts() throws {
    let quotes = (0..<6).map { Self.quote(Int64($0), Self.played($0 % 2 == 0 ? 9 : 0), ours: nil, day: $0) }
    let report = Self.backtest.run(quotes)
    let result = try #require(report[.rebounds, book: "all", .sportsbook, .main])
    #expect(result.decided == 6 && result.brier?.market == 0.25 && result.brier?.ours == nil)
    #expect(result.brier?.difference == nil && result.flatReturn == nil && report.trials == 0)
    #expect(report.words.contains("No return"))
  }

  @Test func fixedPayoutBooksStandApart() throws {
    let quotes = [
      Self.quote(1, Self.played(7)), Self.quote(2, Self.played(7), book: "prizepicks"),
      Self.quote(3, Self.played(7), book: "underdog"),
    ]
    let report = Self.backtest.run(quotes)
    #expect(report.fixedPayoutBooks == ["prizepicks", "underdog"])
    #expect(report[.rebounds, book: "all", .sportsbook, .main]?.decided == 1)
    let fixed = try #require(report[.rebounds, book: "all", .fixedPayout, .main])
    #expect(fixed.decided == 2 && fixed.flatReturn == nil && fixed.brier?.ours != nil)
  }

  @Test func alternateLinesCountOnlyWhereAllLinesAreAskedFor() throws {
    let quotes = [
      Self.quote(1, Self.played(7), over: 1.9, under: 1.92),
      Self.quote(1, Self.played(7), line: 7.5, over: 4, under: 1.25, alternate: true),
      Self.quote(1, Self.played(7), book: "fanduel", line: 6.5, over: 2.1, under: 1.75),
    ]
    let report = Self.backtest.run(quotes, scopes: LineScope.allCases)
    #expect(report[.rebounds, book: "all", .sportsbook, .main]?.decided == 2)
    #expect(report[.rebounds, book: "all", .sportsbook, .main]?.numbers == 1)
    #expect(report[.rebounds, book: "all", .sportsbook, .all]?.decided == 3)
    #expect(report[.rebounds, book: "draftkings", .sportsbook, .main]?.decided == 1)
  }

  /// A market that knows the odds, and a forecaster who knows them better or is worse.
  @Test func skillAndItsAbsenceAreSeen() throws {
    var random = SeededGenerator(seed: 8)
    var (good, blind): ([MarketQuote], [MarketQuote]) = ([], [])
    for number in 0..<4000 {
      let truth = 0.3 + 0.4 * random.uniform()
      let isOver = random.chance(truth)
      let outcome = Self.played(isOver ? 7 : 2, number / 40)
      let priced = 1 / (0.5 * 1.045)
      for (ours, isGood) in [(truth, true), (1 - truth, false)] {
        let quote = Self.quote(Int64(number), outcome, over: priced, under: priced, ours: ours, day: number / 40)
        if isGood { good.append(quote) } else { blind.append(quote) }
      }
    }
    let better = try #require(Self.backtest.run(good)[.rebounds, book: "all", .sportsbook, .main])
    #expect(better.brier!.difference!.upper < 0 && better.logLoss!.difference!.upper < 0)
    #expect(better.flatReturn!.perUnit.lower > 0 && better.flatReturn!.adjustedP < 0.05)
    #expect(better.wrongSide!.difference!.upper < 0)
    let worse = try #require(Self.backtest.run(blind)[.rebounds, book: "all", .sportsbook, .main])
    #expect(worse.brier!.difference!.lower > 0 && worse.flatReturn!.perUnit.upper < 0)
    #expect(Self.backtest.run(blind).words.contains("none"))
  }

  @Test func quotesComeFromResolvedLines() throws {
    let lines = [
      SmallLeague.resolved(line: 10.5, captured: "2024-10-22T20:00:00Z"),
      SmallLeague.resolved(line: 10.5, over: 100, captured: "2024-10-22T21:00:00Z"),
      SmallLeague.resolved(line: 10.5, over: 900, captured: "2024-10-23T02:00:00Z"),
      SmallLeague.resolved(person: 6, line: 10.5),
    ]
    let quotes = MarketQuote.quotes(
      lines, forecasts: [AnalysisTests.key(): AnalysisTests.even], outcomes: BoxOutcomes(SmallLeague.table))
    #expect(quotes.count == 2)
    #expect(quotes[0].over == SmallLeague.american(100) && quotes[0].outcome == .played(11, on: quotes[0].day))
    #expect(quotes[0].isTimed && !quotes[1].isTimed)
    #expect(quotes[0].median == 24 && quotes[1].outcome == .didNotPlay(on: quotes[1].day))
  }
}
