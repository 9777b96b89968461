import BoxScores
import Evaluation
import Foundation
import Testing

@testable import Analyzer

@Suite struct AnalysisTests {
  /// Counts 20 to 29, one tenth each: P(over 24.5) = 1/2.
  static let even = CountDistribution(weights: (0..<30).map { $0 < 20 ? 0 : 0.1 })

  static func key(_ person: Int64 = 1, _ market: PropMarket = .points, game: Int64 = 22_400_001) -> BetKey {
    BetKey(personId: person, gameId: game, market: market)
  }

  static func analyze(
    _ lines: [ResolvedLine], _ change: (inout AnalysisSettings) -> Void = { _ in },
    forecasts: [BetKey: CountDistribution] = [key(): even], proven: ProvenMarkets = SmallLeague.proven,
    exposure: Exposure = .init(), bankroll: Bankroll = Bankroll(1)
  ) throws -> Analysis {
    var settings = AnalysisSettings()
    change(&settings)
    return try LineAnalyzer(settings, proven: proven)
      .analyze(lines, forecasts: forecasts, bankroll: bankroll, exposure: exposure)
  }

  /// +120 and -150 at 24.5, ours 1/2.
  @Test func aBetByHand() throws {
    let analysis = try Self.analyze([SmallLeague.resolved(over: 120, under: -150)])
    #expect(analysis.sides.count == 2)
    let (over, under) = (analysis.sides[0], analysis.sides[1])
    // Implied 1/2.2 and 0.6; together 1.054545; without margin 0.431034 and 0.568966.
    let fair = (1 / 2.2) / (1 / 2.2 + 0.6)
    #expect(abs(over.market! - fair) < 1e-12 && abs(under.market! - (1 - fair)) < 1e-12 && over.marketBooks == 1)
    #expect(abs(over.decided - 0.5) < 1e-12 && abs(over.fairOdds - 2) < 1e-12)
    #expect(abs(over.breakEven - 1 / 2.2) < 1e-12 && abs(over.edge - (0.5 - 1 / 2.2)) < 1e-12)
    #expect(abs(over.edgeOverMarket! - (0.5 - fair)) < 1e-12)
    // 0.5 x 1.2 - 0.5 = 0.1; Kelly (0.6 - 0.5) / 1.2 = 1/12, a quarter of it is 1/48, more than the cap of 0.02.
    #expect(abs(over.expectedValue - 0.1) < 1e-12 && abs(over.kelly - 1.0 / 12) < 1e-12)
    #expect(over.isRecommended && over.stake == 0.02 && over.refusals.isEmpty)
    #expect(!under.isRecommended && under.refusals.map(\.code) == ["expectedValue", "edgeOverMarket"])
    #expect(under.kelly == 0 && analysis.recommended == [over])
    let uncapped = try Self.analyze([SmallLeague.resolved(over: 120, under: -150)]) { $0.staking.perBet = 0.5 }
    #expect(abs(uncapped.sides[0].stake - 1.0 / 48) < 1e-12)
  }

  /// The same at a whole line of 24, where one outcome in ten pushes: 0.5 wins, 0.1 pushes, 0.4 loses.
  @Test func aPushByHand() throws {
    let side = try Self.analyze([SmallLeague.resolved(line: 24, over: -105, under: -115)]).sides[0]
    #expect(abs(side.probability.push - 0.1) < 1e-12 && abs(side.decided - 0.5 / 0.9) < 1e-12)
    // 0.5 / 1.05 - 0.4
    #expect(abs(side.expectedValue - (0.5 / 1.05 - 0.4)) < 1e-12)
    #expect(abs(side.fairOdds - 1.8) < 1e-12)
    #expect(abs(side.kelly - (0.5 / 1.05 - 0.4) / (0.9 / 1.05)) < 1e-12)
  }

  @Test func everyFilterBites() throws {
    let good = SmallLeague.resolved(over: 120, under: -150)
    func codes(_ line: ResolvedLine = good, _ change: (inout AnalysisSettings) -> Void = { _ in }) throws -> [String] {
      try Self.analyze([line], change).sides.first { $0.side == .over }!.refusals.map(\.code)
    }
    #expect(try codes() == [])
    #expect(try codes { $0.minimumExpectedValue = 0.11 } == ["expectedValue"])
    #expect(try codes { $0.minimumEdgeOverMarket = 0.07 } == ["edgeOverMarket"])
    #expect(try codes { $0.maximumDisagreement = 0.06 } == ["disagreement"])
    #expect(try codes { $0.minimumWinProbability = 0.51 } == ["winProbability"])
    #expect(try codes { $0.longestOdds = 2.19 } == ["odds"])
    #expect(try codes { $0.shortestOdds = 2.21 } == ["odds"])
    #expect(try codes { $0.staking.smallest = 0.03 } == ["stakeTooSmall"])
    #expect(try codes { $0.safeMode = SafeMode(margin: 1) } == ["safeMode"])
    #expect(try codes { $0.safeMode = SafeMode(margin: 0) } == [])
    #expect(try codes(SmallLeague.resolved(over: 120, under: nil)) == ["noMarket"])
    #expect(try codes(SmallLeague.resolved(book: "prizepicks", over: 120, under: -150)) == ["fixedPayout", "noMarket"])
    let late = SmallLeague.resolved(over: 120, under: -150, captured: "2024-10-23T02:30:00Z")
    #expect(try codes(late) == ["afterTipOff", "noMarket"])
    let counts = try Self.analyze([good]) { $0.minimumExpectedValue = 0.11 }.refusalCounts
    #expect(counts == ["expectedValue": 2, "edgeOverMarket": 1])
  }

  @Test func settingsThatCannotBeMeantAreRefused() {
    let wrong: [(String, (inout AnalysisSettings) -> Void)] = [
      ("minimumWinProbability", { $0.minimumWinProbability = 56 }),
      ("kellyFraction", { $0.staking.kellyFraction = 25 }),
      ("minimumExpectedValue", { $0.minimumExpectedValue = -0.1 }), ("perDay", { $0.staking.perDay = .nan }),
      ("shortestOdds, longestOdds", { $0.longestOdds = 1 }),
      ("safeMode.margin", { $0.safeMode = SafeMode(margin: -1) }),
      ("betsPerPlayer", { $0.staking.betsPerPlayer = 0 }), ("maximumDisagreement", { $0.maximumDisagreement = 15 }),
      ("drawdown.full", { $0.staking.drawdown = DrawdownScaling(full: 0) }),
    ]
    for (name, change) in wrong {
      var settings = AnalysisSettings()
      change(&settings)
      let error = #expect(throws: SettingsError.self) { try settings.check() }
      #expect(error?.setting == name && error?.exitCode == .configurationInvalid)
    }
  }

  @Test func nothingIsRecommendedWithoutProof() throws {
    let line = SmallLeague.resolved(over: 120, under: -150)
    func refusal(_ evidence: CalibrationEvidence?) throws -> String? {
      let proven = ProvenMarkets(evidence.map { [.points: $0] } ?? [:])
      let side = try Self.analyze([line], proven: proven).sides[0]
      #expect(side.isRecommended == side.refusals.isEmpty)
      return side.refusals.first?.message
    }
    func evidence(_ rows: Int, _ mean: Double, _ worst: Double?) -> CalibrationEvidence {
      CalibrationEvidence(seasons: [2024], rows: rows, meanError: mean, worstError: worst, source: "a backtest")
    }
    #expect(try refusal(nil)?.contains("no evidence") == true)
    #expect(try refusal(evidence(1999, 0.001, 0.01))?.contains("1999 rows") == true)
    #expect(try refusal(evidence(9000, 0.021, 0.01))?.contains("2.10 %") == true)
    #expect(try refusal(evidence(9000, 0.01, 0.07))?.contains("7.00 %") == true)
    #expect(try refusal(evidence(9000, .nan, nil)) != nil)
    #expect(try refusal(evidence(9000, 0.01, nil)) == nil)
    let other = ProvenMarkets([.rebounds: evidence(9000, 0.01, nil)])
    #expect(try Self.analyze([line], proven: other).recommended.isEmpty)
  }

  @Test func theBestPriceAndTheBestLineAreTaken() throws {
    let lines = [
      SmallLeague.resolved(book: "a", over: 115, under: -145), SmallLeague.resolved(book: "b", over: 125, under: -155),
      SmallLeague.resolved(book: "c", over: 125, under: -155),
      SmallLeague.resolved(line: 22.5, book: "a", over: -200, under: 160),
    ]
    let analysis = try Self.analyze(lines) { $0.maximumDisagreement = 0.5 }
    #expect(analysis.recommended.count == 1)
    let best = analysis.recommended[0]
    #expect(best.book == "b" && best.line == LineValue(24.5) && best.marketBooks == 3)
    func refusal(_ book: String, _ line: Double) -> [String] {
      analysis.sides.first { $0.book == book && $0.line == LineValue(line) && $0.side == .over }!.refusals.map(\.code)
    }
    #expect(refusal("a", 24.5) == ["betterPrice"] && refusal("c", 24.5) == ["betterPrice"])
    #expect(refusal("a", 22.5) == ["betterLine"])
    // The order of the file does not matter.
    let turned = try Self.analyze(lines.reversed()) { $0.maximumDisagreement = 0.5 }
    #expect(turned.sides.map(\.book) == analysis.sides.map(\.book) && turned.recommended.map(\.book) == ["b"])
  }

  @Test func anAlternateLineIsPricedAtItsOwnOdds() throws {
    let lines = [
      SmallLeague.resolved(over: -110, under: -110), SmallLeague.resolved(line: 26.5, over: 300, under: -400),
    ]
    let sides = try Self.analyze(lines).sides.filter { $0.side == .over }
    // 0.5 at -110 loses 0.5 - 0.5 / 1.1; 0.3 at +300 wins 0.9 - 0.7.
    #expect(abs(sides[0].expectedValue - (0.5 / 1.1 - 0.5)) < 1e-12)
    #expect(abs(sides[1].expectedValue - 0.2) < 1e-12 && sides[1].isRecommended && !sides[0].isRecommended)
  }

  @Test func theLastQuoteOfABookStands() throws {
    let lines = [
      SmallLeague.resolved(over: 200, under: -250, captured: "2024-10-22T20:00:00Z"),
      SmallLeague.resolved(over: 120, under: -150, captured: "2024-10-22T22:00:00Z"),
      SmallLeague.resolved(over: 180, under: -220, captured: "2024-10-22T21:00:00Z"),
      SmallLeague.resolved(over: 190, under: -230),
    ]
    let analysis = try Self.analyze(lines)
    #expect(analysis.superseded == 3 && analysis.sides.count == 2)
    #expect(analysis.sides[0].odds == SmallLeague.american(120))
  }

  @Test func aSideThatABookTookDownIsGone() throws {
    let lines = [
      SmallLeague.resolved(over: 120, under: -150, captured: "2024-10-22T20:00:00Z"),
      SmallLeague.resolved(over: nil, under: -160, captured: "2024-10-22T21:00:00Z"),
    ]
    #expect(CurrentQuotes(lines).lines == [lines[1]] && CurrentQuotes(lines.reversed()).superseded == 1)
    // Two rows of one time with a side each stand both; of the same side the later row does.
    let halves = [
      SmallLeague.resolved(under: nil), SmallLeague.resolved(over: nil), SmallLeague.resolved(over: -115, under: nil),
    ]
    #expect(CurrentQuotes(halves).lines == [halves[1], halves[2]])
  }

  @Test func numbersWithoutAForecastAreListed() throws {
    let analysis = try Self.analyze([SmallLeague.resolved(market: .threes, line: 2.5), SmallLeague.resolved()])
    #expect(analysis.withoutForecast == [Self.key(1, .threes)] && analysis.sides.count == 2)
  }

  @Test func capsHoldForPlayersGamesAndDays() throws {
    var lines: [ResolvedLine] = []
    var forecasts: [BetKey: CountDistribution] = [:]
    for person in Int64(1)...6 {
      for market in [PropMarket.points, .rebounds, .assists] {
        let game: Int64 = person <= 3 ? 22_400_001 : 22_400_000 + person
        lines.append(SmallLeague.resolved(person: person, game: game, market: market, over: 120, under: -150))
        forecasts[Self.key(person, market, game: game)] = Self.even
      }
    }
    let analysis = try Self.analyze(lines, forecasts: forecasts)
    let bets = analysis.recommended
    let rules = StakingRules()
    func sum(_ bets: [PricedSide]) -> Double { bets.reduce(0) { $0 + $1.stake } }
    #expect(sum(bets) <= rules.perDay + 1e-12 && sum(bets) > 0.9 * rules.perDay)
    for person in Int64(1)...6 {
      let own = bets.filter { $0.key.personId == person }
      #expect(sum(own) <= rules.perPlayer + 1e-12 && own.count <= rules.betsPerPlayer)
    }
    #expect(sum(bets.filter { $0.key.gameId == 22_400_001 }) <= rules.perGame + 1e-12)
    let codes = Set(analysis.refusalCounts.keys)
    #expect(codes.isSuperset(of: ["betsPerPlayer", "perGame", "perDay"]))
    // What is open already leaves less.
    var exposure = Exposure()
    exposure.add(0.095, person: 99, game: 1, day: SmallLeague.day("2024-10-22"))
    #expect(abs(sum(try Self.analyze(lines, forecasts: forecasts, exposure: exposure).recommended) - 0.005) < 1e-12)
  }

  @Test func drawdownScalingIsOffUnlessAskedFor() throws {
    let line = [SmallLeague.resolved(over: 110, under: -140)]
    let low = Bankroll(85, peak: 100)
    let plain = try Self.analyze(line, { $0.staking.perBet = 1 }, bankroll: low).sides[0].stake
    #expect(plain == (try Self.analyze(line, { $0.staking.perBet = 1 }).sides[0].stake))
    // Half of the way to a drawdown of 0.3: 1 - 0.4 / 2.
    let scaled = try Self.analyze(
      line,
      {
        $0.staking.perBet = 1
        $0.staking.drawdown = DrawdownScaling()
      }, bankroll: low
    ).sides[0].stake
    #expect(abs(scaled - 0.8 * plain) < 1e-12)
  }

  @Test func jsonHasStableKeys() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let text = String(
      decoding: try encoder.encode(try Self.analyze([SmallLeague.resolved(over: 120, under: -150)])), as: UTF8.self)
    for part in [
      #""gameDate":"2024-10-22""#, #""market":"points""#, #""side":"over""#, #""line":24.5"#, #""recommended":true"#,
      #""code":"expectedValue""#, #""stake":0.02"#,
    ] { #expect(text.contains(part), "\(part) in \(text)") }
  }
}
