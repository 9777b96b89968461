import Foundation
import NativeLibraries
import Testing

@testable import BoxScores

/// Simulated leagues in the store: beside the real rows, never among them.
@Suite(.enabled(if: DuckDB.isAvailable, "DuckDB is not installed: make setup"))
struct SimulatedStoreTests {
  private let workspace: TemporaryFolder
  private var store: DataStore { DataStore(folder: workspace.url.appendingPathComponent("data")) }
  private let league = LeagueSimulator(seasons: Season(2024)...Season(2025), seed: 3, scale: .tiny).run()

  init() throws { workspace = try TemporaryFolder() }

  @Test func aLeagueReadsBackAsItWas() throws {
    #expect(try store.replaceSimulated(with: league).isEmpty)
    let table = try store.loadTable(.simulated)
    #expect(table.count == league.table.count && table.kind == .simulated)
    #expect(
      TableReader.contentHash(of: table, 0..<table.count) == TableReader.contentHash(of: league.table, 0..<table.count))
    #expect(try store.loadTable(.real).count == 0)
    let players = try store.players(.simulated)
    #expect(players.count == league.players.count)
    for (id, player) in league.players.byId { #expect(players[id] == player) }
    #expect(try store.schedule(.simulated).count == league.upcoming.count)
    let check = try store.check()
    #expect(check.isWhole && check.seasons.map(\.kind) == [.simulated, .simulated])
    #expect(check.seasons.map(\.didNotPlay).reduce(0, +) == league.didNotPlay.count)
    #expect(check.seasons.allSatisfy { $0.coverage == nil })
  }

  @Test func theSameLeagueAgainChangesNothing() throws {
    try store.replaceSimulated(with: league)
    let before = try workspace.contents()
    try store.replaceSimulated(with: league)
    #expect(try workspace.contents() == before)
  }

  @Test func realRowsReplaceASimulatedSeason() throws {
    try store.replaceSimulated(with: league)
    let report = try store.importFiles([try workspace.write("a.csv", BoxLine.file([BoxLine()]))])
    #expect(report.simulatedSeasonsDropped == [Season(2025)])
    #expect(try store.loadTable(.simulated).seasons == [Season(2024)])
    #expect(try store.loadTable(.real).seasons == [Season(2025)])
    // And a league made later leaves the real season alone.
    #expect(try store.replaceSimulated(with: league) == [Season(2025)])
    #expect(try store.loadTable(.simulated).seasons == [Season(2024)])
    #expect(try store.schedule(.simulated).isEmpty)
  }

  @Test func absentMeansAbsentAndNothingElse() throws {
    // Preseason games alone make no season real.
    try store.replaceSimulated(with: league)
    let preseason = BoxLine(["gameType": "Preseason", "gameId": "12400061"])
    let report = try store.importFiles([try workspace.write("a.csv", BoxLine.file([preseason]))])
    #expect(report.simulatedSeasonsDropped.isEmpty && report.totals.notHistory == 1)
    #expect(try store.loadTable(.simulated).seasons.count == 2)
  }
}
