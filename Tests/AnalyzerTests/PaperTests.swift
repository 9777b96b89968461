import BoxScores
import Evaluation
import Foundation
import Testing

@testable import Analyzer

@Suite struct PaperTests {
  static let now = QuoteTime("2024-10-22T23:00:00Z")!

  /// Counts 6 to 15: P(over 10.5) = 1/2.
  static let even = CountDistribution(weights: (0..<16).map { $0 < 6 ? 0 : 0.1 })

  static func analysis(
    persons: [Int64], line: Double = 10.5, game: Int64 = 22_400_001, market: PropMarket = .points
  ) throws -> Analysis {
    let lines = persons.map {
      SmallLeague.resolved(
        person: $0, game: game, market: market, line: line, over: 120, under: -150, captured: "2024-10-22T20:00:00Z")
    }
    let forecasts = Dictionary(
      uniqueKeysWithValues: persons.map { (BetKey(personId: $0, gameId: game, market: market), even) })
    var settings = AnalysisSettings()
    settings.staking.perGame = 1
    settings.staking.perDay = 1
    settings.maximumDisagreement = 1
    return try LineAnalyzer(settings, proven: SmallLeague.proven).analyze(lines, forecasts: forecasts)
  }

  static func ledger(_ bankroll: Double = 1000) throws -> PaperLedger<MemoryPaperStore> {
    var ledger = PaperLedger(MemoryPaperStore())
    try ledger.open(bankroll: bankroll)
    return ledger
  }

  @Test func amountsAreExact() {
    #expect(PaperMoney(0.29)?.cents == 29 && PaperMoney(20.0)?.cents == 2000 && PaperMoney(-0.29)?.cents == -29)
    #expect(PaperMoney(1.999)?.cents == 199 && PaperMoney(.nan) == nil && PaperMoney(1e15) == nil)
    #expect("\(PaperMoney(cents: -1205))" == "-12.05" && "\(PaperMoney(cents: 7))" == "0.07")
  }

  @Test func aLedgerIsOpenedOnce() throws {
    var ledger = PaperLedger(MemoryPaperStore())
    #expect(throws: PaperError.notOpened) { try ledger.report() }
    for wrong in [0, -5, .nan, 1e14] { #expect(throws: PaperError.self) { try ledger.open(bankroll: wrong) } }
    try ledger.open(bankroll: 1000)
    #expect(throws: PaperError.alreadyOpened(start: PaperMoney(cents: 100_000))) { try ledger.open(bankroll: 5) }
    #expect(try ledger.report().curve.bankroll == PaperMoney(cents: 100_000))
  }

  @Test func theProofIsWaivedForPlayMoneyAndNothingElse() throws {
    let key = BetKey(personId: 1, gameId: 22_400_001, market: .points)
    let line = SmallLeague.resolved(
      person: 1, game: 22_400_001, market: .points, line: 10.5, over: 120, under: -150,
      captured: "2024-10-22T20:00:00Z")
    var settings = AnalysisSettings()
    settings.maximumDisagreement = 1
    func analysis(_ proven: ProvenMarkets, waives: Bool) throws -> Analysis {
      var analyzer = try LineAnalyzer(settings, proven: proven)
      analyzer.waivesProof = waives
      return analyzer.analyze([line], forecasts: [key: Self.even])
    }
    #expect(try analysis(ProvenMarkets(), waives: false).recommended.isEmpty)
    let waived = try analysis(ProvenMarkets(), waives: true)
    #expect(waived.recommended.map(\.isUnproven) == [true])
    // The other side is refused for what it is.
    let refused = waived.sides.filter { !$0.isRecommended }
    #expect(refused.count == 1 && refused.allSatisfy { $0.refusals.map(\.code).contains("expectedValue") })
    #expect(try analysis(SmallLeague.proven, waives: true).recommended.map(\.isUnproven) == [false])
    // The mark outlives a file.
    let written = try JSONEncoder().encode(["sides": waived.sides])
    #expect(try JSONDecoder().decode(RecommendedBets.self, from: written).sides.map(\.isUnproven) == [true])

    var ledger = try Self.ledger()
    #expect(try ledger.place(waived, now: Self.now).placed.map(\.isUnproven) == [true])
    #expect(try ledger.report().unproven?.bets == 1)
    _ = try ledger.place(try Self.analysis(persons: [2]), now: Self.now)
    let report = try ledger.report()
    #expect(report.all.bets == 2 && report.unproven?.bets == 1 && report.markets[.points]?.bets == 2)
  }

  @Test func placingTwiceIsPlacingOnce() throws {
    var ledger = try Self.ledger()
    let analysis = try Self.analysis(persons: [1, 2])
    let placed = try ledger.place(analysis, now: Self.now).placed
    // 2 % of 1000 each.
    #expect(
      placed.map(\.stake.cents) == [2000, 2000] && placed.map(\.id) == ["22400001-1-points", "22400001-2-points"])
    let again = try ledger.place(analysis, now: Self.now)
    #expect(again.placed.isEmpty && again.already.count == 2)
    // Another line of the same number is no second bet on it.
    #expect(
      try ledger.place(try Self.analysis(persons: [1], line: 9.5), now: Self.now).already == ["22400001-1-points"])
    #expect(ledger.store.bets().count == 2)
    #expect(abs(try ledger.exposure().player(1, on: SmallLeague.day("2024-10-22")) - 0.02) < 1e-12)
    #expect(try ledger.report().atStake == PaperMoney(cents: 4000))
  }

  @Test func nothingIsPlacedOnceTheGameHasBegun() throws {
    var ledger = try Self.ledger()
    let analysis = try Self.analysis(persons: [1])
    let late = try ledger.place(analysis, now: QuoteTime("2024-10-23T02:00:00Z")!)
    #expect(late.placed.isEmpty && late.late == ["22400001-1-points"] && ledger.store.bets().isEmpty)
    #expect(try ledger.place(analysis, now: QuoteTime("2024-10-23T01:59:00Z")!).placed.count == 1)
  }

  @Test func nothingIsPlacedThatIsNotThere() throws {
    var ledger = try Self.ledger(0.4)
    // 2 % of 0.40 is less than a hundredth.
    let placement = try ledger.place(try Self.analysis(persons: [1]), now: Self.now)
    #expect(placement.placed.isEmpty && placement.unaffordable.count == 1 && ledger.store.bets().isEmpty)
  }

  /// Points are 10 + personId: 11 wins an over of 10.5, and 12 is a push at a line of 12.
  @Test func settlingByHand() throws {
    var ledger = try Self.ledger()
    _ = try ledger.place(try Self.analysis(persons: [1]), now: Self.now)
    // P(over 12) = 0.3, P(under 12) = 0.6 at -150: an under.
    _ = try ledger.place(try Self.analysis(persons: [2], line: 12), now: Self.now)
    #expect(ledger.store.bets().map(\.side) == [.over, .under])
    let settlement = try ledger.settle(BoxOutcomes(SmallLeague.table))
    #expect(settlement.settled.map(\.state) == [.won, .push])
    #expect(settlement.settled.map(\.outcome) == [11, 12])
    // 20 at +120.
    #expect(settlement.settled.map(\.profit.cents) == [2400, 0])
    let report = try ledger.report()
    #expect(report.curve.bankroll == PaperMoney(cents: 102_400) && report.all.won == 1 && report.all.yield == 1.2)
    #expect(try ledger.settle(BoxOutcomes(SmallLeague.table)).settled.isEmpty)
    #expect(try ledger.bankroll() == Bankroll(1024))
  }

  /// A ledger with one open bet on a person's number.
  static func open(_ person: Int64, line: Double, game: Int64 = 22_400_001) throws -> PaperLedger<MemoryPaperStore> {
    var store = MemoryPaperStore()
    store.open(start: PaperMoney(cents: 100_000))
    let resolved = SmallLeague.resolved(
      person: person, game: game, line: line, over: 120, under: -150, captured: "2024-10-22T20:00:00Z")
    var side = PricedSide(
      resolved, side: .over, odds: resolved.line.over!, probability: LineProbability(over: 0.5, push: 0, under: 0.5),
      market: 0.43, marketBooks: 1)
    side.stake = 0.02
    store.insert([PaperBet(side, stake: PaperMoney(cents: 2000), placed: now)])
    return PaperLedger(store)
  }

  @Test(arguments: [
    (Int64(2), 11.5, Int64(22_400_001), PaperState.won, Int64(2400)), (2, 12.5, 22_400_001, .lost, -2000),
    (2, 12, 22_400_001, .push, 0), (6, 10.5, 22_400_001, .void, 0), (2, 11.5, 22_400_002, .void, 0),
  ])
  func everyEnd(person: Int64, line: Double, game: Int64, state: PaperState, cents: Int64) throws {
    var ledger = try Self.open(person, line: line, game: game)
    let settlement = try ledger.settle(BoxOutcomes(SmallLeague.table))
    let bet = try #require(settlement.settled.first)
    #expect(bet.state == state && bet.profit.cents == cents && settlement.stillOpen == 0)
    #expect(ledger.store.bets() == settlement.settled)
  }

  @Test func aGameWithoutABoxScoreStaysOpenAndCorrectionsAreListed() throws {
    var ledger = try Self.open(1, line: 10.5, game: 22_499_999)
    #expect(try ledger.settle(BoxOutcomes(SmallLeague.table)).stillOpen == 1)
    #expect(ledger.store.bets()[0].state == .open)
    ledger = try Self.open(1, line: 10.5)
    _ = try ledger.settle(BoxOutcomes(SmallLeague.table))
    var corrected = SmallLeague.table
    for row in 0..<corrected.count where corrected.personId[row] == 1 { corrected[.points][row] = 9 }
    let later = try ledger.settle(BoxOutcomes(corrected))
    #expect(later.corrections == [.init(id: "22400001-1-points", settledAt: 11, nowIs: 9)])
    #expect(later.settled.isEmpty && ledger.store.bets()[0].state == .won)
    // Taken out of the box score, and put into it.
    var another = SmallLeague.table
    for row in 0..<another.count where another.personId[row] == 1 { another.personId[row] = 6 }
    let gone = try ledger.settle(BoxOutcomes(another))
    #expect(gone.corrections == [.init(id: "22400001-1-points", settledAt: 11, nowIs: nil)])
    ledger = try Self.open(6, line: 10.5)
    #expect(try ledger.settle(BoxOutcomes(SmallLeague.table)).settled.map(\.state) == [.void])
    let came = try ledger.settle(BoxOutcomes(another))
    #expect(came.corrections == [.init(id: "22400001-6-points", settledAt: nil, nowIs: 11)])
    #expect(ledger.store.bets()[0].state == .void)
  }

  @Test func closingLineValueByHand() throws {
    var ledger = try Self.open(1, line: 10.5)
    let lines = [
      // Its own quote, an older one and one after tip-off say nothing about the close.
      SmallLeague.resolved(line: 10.5, over: 120, under: -150, captured: "2024-10-22T20:00:00Z"),
      SmallLeague.resolved(line: 10.5, over: 500, under: -900, captured: "2024-10-22T19:00:00Z"),
      SmallLeague.resolved(line: 10.5, over: 500, under: -900, captured: "2024-10-23T02:00:00Z"),
    ]
    #expect(try ledger.close(with: lines) == 0)
    let closing = [
      SmallLeague.resolved(line: 10.5, book: "fanduel", over: -110, under: -110, captured: "2024-10-22T23:00:00Z"),
      SmallLeague.resolved(line: 11.5, over: -105, under: -115, captured: "2024-10-22T23:30:00Z"),
    ]
    #expect(try ledger.close(with: lines + closing) == 1)
    let bet = ledger.store.bets()[0]
    // 2.2 at an even chance; the own book's line went up by one, in the over's favour.
    #expect(abs(bet.closingValue! - 0.1) < 1e-12 && bet.lineMove == 1 && bet.closing?.books == 1)
    #expect(try ledger.close(with: lines + closing) == 0)
    _ = try ledger.settle(BoxOutcomes(SmallLeague.table))
    let figures = try ledger.report().all
    #expect(figures.closingBets == 1 && figures.beatClosing == 1 && abs(figures.closingValue! - 0.1) < 1e-12)
  }

  @Test func theReportAddsUp() throws {
    var store = MemoryPaperStore()
    store.open(start: PaperMoney(cents: 10_000))
    let ends: [(PaperState, Int64, Int)] = [
      (.won, 1000, 0), (.lost, -2000, 1), (.lost, -1500, 2), (.push, 0, 2), (.void, 0, 3), (.won, 3000, 4),
      (.open, 0, 5),
    ]
    for (number, (state, cents, day)) in ends.enumerated() {
      var bet = try Self.open(Int64(number), line: 10.5).store.bets()[0]
      bet.state = state
      bet.profit = PaperMoney(cents: cents)
      store.insert([try Self.moved(bet, by: day)])
    }
    let report = try PaperLedger(store).report()
    #expect(report.curve.bankroll.cents == 10_500 && report.curve.peak.cents == 11_000 && report.atStake.cents == 2000)
    // From 110 to 75.
    #expect(abs(report.curve.largestDrawdown - 35.0 / 110) < 1e-12)
    let all = report.all
    let counts: [Int] = [all.bets, all.open, all.won, all.lost, all.pushes, all.voids]
    #expect(counts == [7, 1, 2, 2, 1, 1] as [Int])
    #expect(all.staked.cents == 8000 && all.profit.cents == 500 && abs(all.yield! - 0.0625) < 1e-12)
    // Units: 1.2, -1, -1, 1.2.
    #expect(abs(all.perUnit!.value - 0.1) < 1e-12 && all.calibration?.n == 4 && report.markets[.points] == all)
    let text = String(decoding: try JSONEncoder().encode(report), as: UTF8.self)
    #expect(text.contains("\"points\"") && text.contains("largestDrawdown"))
  }

  /// The same bet on another day.
  static func moved(_ bet: PaperBet, by days: Int) throws -> PaperBet {
    let text = String(decoding: try JSONEncoder().encode(bet), as: UTF8.self)
    let other = text.replacing("\"\(bet.day)\"", with: "\"\(bet.day.advanced(by: days))\"")
    let decoded = try JSONDecoder().decode(PaperBet.self, from: Data(other.utf8))
    if days == 0 { #expect(decoded == bet) }
    return decoded
  }
}
