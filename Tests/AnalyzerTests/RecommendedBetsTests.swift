import BoxScores
import Evaluation
import Foundation
import Testing

@testable import Analyzer

/// What is read of an analysis that was written.
@Suite struct RecommendedBetsTests {
  private struct Written: Encodable {
    let sides: [PricedSide]
  }

  private static func text(_ sides: [PricedSide]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return String(decoding: try encoder.encode(Written(sides: sides)), as: UTF8.self)
  }

  private static func read(_ text: String) throws -> [PricedSide] {
    try JSONDecoder().decode(RecommendedBets.self, from: Data(text.utf8)).sides
  }

  private static let sides = Result {
    try AnalysisTests.analyze([
      SmallLeague.resolved(over: 120, under: -150, captured: "2024-10-22T20:00:00Z")
    ]).sides
  }

  @Test func recommendedSidesComeBackAsTheyWere() throws {
    let sides = try Self.sides.get()
    let read = try Self.read(Self.text(sides))
    #expect(read.count == 1 && sides.count == 2)
    let (was, side) = (sides[0], read[0])
    #expect(side.key == was.key && side.day == was.day && side.line == was.line && side.side == was.side)
    #expect(side.odds == was.odds && side.stake == was.stake && side.market == was.market && side.isRecommended)
    #expect(side.captured == was.captured && side.tipOff == was.tipOff && side.probability == was.probability)
    var ledger = PaperLedger(MemoryPaperStore())
    try ledger.open(bankroll: 1000)
    let now = try #require(QuoteTime("2024-10-22T21:00:00Z"))
    #expect(try ledger.place(read, now: now).placed.map(\.stake) == [PaperMoney(cents: 2000)])
    #expect(try ledger.place(read, now: now).already == ["22400001-1-points"])
  }

  @Test(arguments: [
    ("\"personId\":1", "\"personId\":-1"), ("\"gameId\":22400001", "\"gameId\":0"),
    ("\"gameDate\":\"2024-10-22\"", "\"gameDate\":\"2024-02-30\""), ("\"line\":24.5", "\"line\":24.25"),
    ("\"odds\":2.2", "\"odds\":0.5"), ("\"win\":0.5", "\"win\":0.9"), ("\"stake\":0.02", "\"stake\":2"),
    ("\"stake\":0.02", "\"stake\":0"), ("\"side\":\"over\"", "\"side\":\"both\""),
    ("\"market\":\"points\"", "\"market\":\"dunks\""), ("\"book\":\"draftkings\"", "\"book\":7"),
    ("\"recommended\":true", "\"recommended\":1"), ("{\"sides\":[", "{\"bets\":["),
  ])
  func whatCannotBeIsRefused(old: String, new: String) throws {
    let text = try Self.text(Self.sides.get().filter(\.isRecommended))
    let changed = text.replacingOccurrences(of: old, with: new)
    #expect(changed != text, "\(old)")
    #expect(throws: (any Error).self) { try Self.read(changed) }
  }

  @Test func evidenceOfSeasonsIsAddedUpByHand() throws {
    // In the bin from 0.5 to 0.6: 300 said 0.55 and 150 came; then 100 said 0.55 and 70 came: 220 of 400 is 0.55 itself.
    func season(_ n: Int, _ came: Int) throws -> Reliability {
      try #require(
        Reliability(
          probabilities: Array(repeating: 0.55, count: n), events: (0..<n).map { $0 < came }))
    }
    let (one, other) = (try season(300, 150), try season(100, 70))
    let evidence = try #require(
      CalibrationEvidence([(2024, 120, one), (2023, 40, other)], source: "test"))
    #expect(evidence.seasons == [2023, 2024] && evidence.rows == 160)
    #expect(evidence.meanError < 1e-12 && (evidence.worstError ?? 1) < 1e-12)
    let alone = try #require(CalibrationEvidence([(2024, 120, one)], source: "test"))
    #expect(abs(alone.meanError - 0.05) < 1e-12 && abs((alone.worstError ?? 0) - 0.05) < 1e-12)
    // Fewer than 200 rows make no worst bin.
    #expect(try #require(CalibrationEvidence([(2023, 40, other)], source: "test")).worstError == nil)
    #expect(CalibrationEvidence([], source: "test") == nil)
    let proven = ProvenMarkets([.points: evidence], advice: "do this")
    #expect(proven.objection(.points) == "calibrated on 160 rows, 2000 are needed; do this")
    #expect(proven.objection(.pra) == "no evidence of calibration on this market; do this")
  }

  @Test(arguments: [
    "{\"edges\":[20,10],\"tiers\":[T,T,T],\"rows\":[1,1,1]}", "{\"edges\":[20],\"tiers\":[T],\"rows\":[1]}",
    "{\"edges\":[20],\"tiers\":[T,T],\"rows\":[1]}", "{\"edges\":[20],\"tiers\":[T,T],\"rows\":[1,-1]}",
    "{\"edges\":[],\"tiers\":[{\"pointsRebounds\":1.5,\"pointsAssists\":0,\"reboundsAssists\":0}],\"rows\":[1]}",
    "{\"edges\":[],\"tiers\":[{\"pointsRebounds\":0.9,\"pointsAssists\":0.9,\"reboundsAssists\":-0.9}],\"rows\":[1]}",
    "{\"edges\":[],\"tiers\":[{\"pointsRebounds\":0.9}],\"rows\":[1]}",
  ])
  func correlationsThatAreNoneAreRefused(text: String) throws {
    let good = "{\"pointsRebounds\":0.3,\"pointsAssists\":0.2,\"reboundsAssists\":0.1}"
    let data = Data(text.replacingOccurrences(of: "T", with: good).utf8)
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(CopulaTable.self, from: data) }
    let table = CopulaTable(edges: [14.5], tiers: [.independent, Correlation(0.3, 0.2, 0.1)!], rows: [5, 9])
    #expect(try JSONDecoder().decode(CopulaTable.self, from: JSONEncoder().encode(table)) == table)
  }

  @Test func amountsAreWrittenAsNumbers() throws {
    let text = String(decoding: try JSONEncoder().encode([PaperMoney(cents: -1205)]), as: UTF8.self)
    #expect(text == "[-12.05]")
    #expect(try JSONDecoder().decode([PaperMoney].self, from: Data(text.utf8)) == [PaperMoney(cents: -1205)])
  }
}
