import Analyzer
import BoxScores
import Foundation
import GRDB
import NativeLibraries
import Testing

@testable import Pipeline

/// The paper ledger's file: what is put in comes out, and what is wrong with it is said.
@Suite struct PaperStoreTests {
  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("fullcourt-paper-\(UUID().uuidString)")
  private var file: URL { folder.appendingPathComponent("paper.sqlite") }

  init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

  private func bet(
    _ person: Int64, _ market: PropMarket = .points, state: PaperState = .open, outcome: Int? = nil,
    profit: PaperMoney = .zero, closing: PaperClosing? = nil, isUnproven: Bool = false
  ) -> PaperBet {
    PaperBet(
      key: BetKey(personId: person, gameId: 22_400_001, market: market), day: GameDay("2024-10-22")!,
      player: "O'Neal, \"Shaq\" Č", line: LineValue(halves: 49), side: .under, book: "draft,kings",
      odds: try! Odds(american: -113), stake: PaperMoney(cents: 1234), captured: QuoteTime("2024-10-22T20:00Z"),
      placed: QuoteTime("2024-10-22T21:00Z")!,
      probability: LineProbability(over: 0.41, push: 0, under: 0.59), market: person == 2 ? nil : 0.52, state: state,
      outcome: outcome, profit: profit, closing: closing, isUnproven: isUnproven)
  }

  private func run(_ sql: String) throws {
    let queue = try DatabaseQueue(path: file.path)
    try queue.write { try $0.execute(sql: sql) }
    try queue.close()
  }

  @Test func whatIsPutInComesOut() throws {
    var store = try SQLitePaperStore(file)
    #expect(try store.start() == nil && store.bets() == [])
    try store.open(start: PaperMoney(cents: 100_050))
    try store.insert([bet(2), bet(1, .pra)])
    try store.insert([bet(1)])
    let again = try SQLitePaperStore(file, creates: false)
    #expect(try again.start() == PaperMoney(cents: 100_050))
    #expect(try again.bets() == [bet(2), bet(1, .pra), bet(1)])
    let closing = PaperClosing(probability: nil, books: 0, line: LineValue(halves: 47))
    let settled = bet(1, .pra, state: .won, outcome: 20, profit: PaperMoney(cents: 1092), closing: closing)
    try store.replace([settled])
    #expect(try again.bets() == [bet(2), settled, bet(1)])
  }

  @Test func whatWasPlacedWithoutProofStaysMarked() throws {
    var store = try SQLitePaperStore(file)
    let marked = bet(1, isUnproven: true)
    try store.insert([marked, bet(2)])
    #expect(try SQLitePaperStore(file).bets() == [marked, bet(2)])
    let settled = bet(1, state: .lost, outcome: 30, profit: PaperMoney(cents: -1234), isUnproven: true)
    try store.replace([settled])
    #expect(try store.bets() == [settled, bet(2)])
    #expect(throws: (any Error).self) { try run("UPDATE bet SET unproven = 2") }
  }

  @Test func betsAreListedAsRows() {
    let text = PaperListing(bets: [bet(1), bet(2, isUnproven: true)]).csv
    let rows = text.split(separator: "\n")
    #expect(rows.count == 3 && text.hasSuffix("\n"))
    #expect(
      rows[0] == "id,gameDate,gameId,personId,player,market,line,side,book,odds,stake,captured,placed,win,push,lose,"
        + "marketProbability,unproven,state,outcome,profit,closingProbability,closingLine")
    #expect(
      rows[1] == "22400001-1-points,2024-10-22,22400001,1,\"O'Neal, \"\"Shaq\"\" Č\",points,24.5,under,\"draft,kings\","
        + "1.8849557522123894,12.34,2024-10-22T20:00Z,2024-10-22T21:00Z,0.59,0.0,0.41,0.52,0,open,,0.00,,")
    #expect(rows[2].hasSuffix(",0.59,0.0,0.41,,1,open,,0.00,,"))
  }

  @Test func aSecondBetOnANumberIsRefusedWhole() throws {
    var store = try SQLitePaperStore(file)
    try store.insert([bet(1)])
    var other = try SQLitePaperStore(file)
    #expect(throws: PaperStoreError.taken(file: file.path)) { try other.insert([bet(3), bet(1)]) }
    #expect(try store.bets() == [bet(1)])
    try store.open(start: PaperMoney(cents: 1))
    let error = #expect(throws: PaperStoreError.self) { try other.open(start: PaperMoney(cents: 2)) }
    #expect(error == .taken(file: file.path) && error?.exitCode == .busy)
    #expect(try store.start() == PaperMoney(cents: 1))
    // A bet that nobody placed cannot be settled.
    #expect(throws: PaperStoreError.self) { try store.replace([bet(1), bet(9)]) }
  }

  @Test func aLedgerOfTheFirstFormIsReadAsItWas() throws {
    let frozen = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Fixtures/paper/form-1.sql").standardizedFileURL
    try run(try String(contentsOf: frozen, encoding: .utf8))
    let store = try SQLitePaperStore(file, creates: false)
    let bets = try store.bets()
    #expect(bets.map(\.state) == [.won, .push, .lost, .void, .open] && bets.map(\.id)[1] == "22400001-2-pra")
    #expect(bets[0].player == "Luka Dončić" && bets[0].line.value == 24.5 && bets[0].profit == PaperMoney(cents: 2400))
    #expect(bets[0].captured == QuoteTime(minutes: 28_827_960) && bets[0].placed == QuoteTime(minutes: 28_828_020))
    #expect(bets[0].closing == PaperClosing(probability: 0.47, books: 2, line: LineValue(halves: 51)))
    #expect(bets[1].captured == nil && bets[1].market == nil && bets[1].closing == nil && bets[1].outcome == 35)
    #expect(bets[2].closing == PaperClosing(probability: nil, books: 0, line: LineValue(halves: 5)))
    // All of the first form were placed on proven markets.
    #expect(bets.allSatisfy { !$0.isUnproven })
    let report = try PaperLedger(store).report()
    #expect(report.unproven == nil)
    #expect(report.curve.start == PaperMoney(cents: 100_000) && report.curve.bankroll == PaperMoney(cents: 101_400))
    #expect(report.atStake == PaperMoney(cents: 700) && report.all.bets == 5 && report.all.voids == 1)
    // 2000 and 1000 were decided: 14 won of 30 staked.
    #expect(abs((report.all.yield ?? 0) - 14.0 / 30) < 1e-12)
    // 2.2 x 0.47 - 1
    #expect(report.all.closingBets == 1 && abs((report.all.closingValue ?? 0) - 0.034) < 1e-12)
  }

  @Test func whatIsWrongWithAFileIsSaid() throws {
    let absent = #expect(throws: PaperStoreError.self) { try SQLitePaperStore(file, creates: false) }
    #expect(absent == .missing(file: file.path) && absent?.exitCode == .inputMissing)
    #expect(!FileManager.default.fileExists(atPath: file.path), "looking makes nothing")

    try Data("this is no database, but long enough to be looked at as one".utf8).write(to: file)
    let damaged = #expect(throws: PaperStoreError.self) { try SQLitePaperStore(file) }
    #expect(damaged?.exitCode == .corrupt)
    try FileManager.default.removeItem(at: file)

    _ = try SQLitePaperStore(file)
    try run("INSERT INTO grdb_migrations VALUES ('9 of tomorrow')")
    let newer = #expect(throws: PaperStoreError.self) { try SQLitePaperStore(file) }
    #expect(newer == .newer(file: file.path, found: "9 of tomorrow") && newer?.exitCode == .preflightRefused)
    try run("DELETE FROM grdb_migrations WHERE identifier LIKE '9%'")

    var store = try SQLitePaperStore(file)
    try store.insert([bet(1)])
    for (column, value) in [
      ("market", "'dunks'"), ("day", "'2024-02-30'"), ("odds", "99999.0"), ("probabilityOver", "7"),
    ] {
      try run("UPDATE bet SET \(column) = \(value)")
      let error = #expect(throws: PaperStoreError.self) { try store.bets() }
      #expect(error?.exitCode == .corrupt, "\(column)")
      #expect(error?.message.contains("22400001-1-points") == true, "\(column)")
      try run("DELETE FROM bet")
      try store.insert([bet(1)])
    }
    try run("UPDATE bet SET stakeCents = 'much'")
    #expect(throws: PaperStoreError.self) { try store.bets() }
  }
}
