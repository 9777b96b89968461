import Foundation
import NativeLibraries
import TestSupport
import Testing

@testable import BoxScores

/// The real games, where they are: every row accounted for, and nothing changed by a second import.
@Suite(.serialized, .enabled(if: SharedData.isPresent && DuckDB.isAvailable, "\(SharedData.absence)"))
struct RealImportTests {
  @Test func allRowsAreAccountedForAndASecondImportChangesNothing() throws {
    let workspace = try TemporaryFolder()
    let store = DataStore(folder: workspace.url)
    let games = SharedData.folder!.appendingPathComponent("player_games")
    let first = try store.importFiles([games], threads: 2)
    #expect(first.files.count == 46)
    #expect(first.totals.read == 1_008_923)
    #expect(first.totals.quarantined == 0, "\(first.reasons)")
    #expect(first.totals.new == 1_008_923)
    // 340 rows with zero minutes, and one of the 28 without minutes that left no trace in the box score.
    #expect(first.totals.didNotPlay == 341)
    #expect(first.totals.played == 1_008_582)
    #expect(first.unknownMinutesPlayed == 27 && first.unknownMinutesDidNotPlay == 1)
    #expect(first.changedStore)
    let before = try workspace.contents()

    let table = try store.loadTable(.real)
    #expect(table.count == 1_008_582)
    #expect(table.seasons.count == 46)
    for (year, rows) in [(2024, 26_287), (2025, 26_206)] {
      let regular = table.rows(of: Season(year)).filter { table.gameType[$0] == GameType.regularSeason.rawValue }
      #expect(regular.count == rows)
    }
    #expect(try store.loadTable(.simulated).count == 0)

    let some = [1980, 2007, 2025].map { games.appendingPathComponent("\($0).csv.gz") }
    let second = try store.importFiles(some, threads: 2)
    #expect(second.totals.equal == second.totals.read && second.totals.read > 50_000)
    #expect(second.totals.new == 0 && second.totals.changed == 0)
    #expect(!second.changedStore)
    let after = try workspace.contents().filter { !$0.key.hasPrefix("cache/") }
    #expect(after == before)
  }
}
