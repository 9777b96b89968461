import Foundation
import NativeLibraries
import Testing

@testable import BoxScores

/// A league whose every number is known, sent through the importer: under borrowed names it arrives as it was; under
/// its own it is refused.
@Suite(.enabled(if: DuckDB.isAvailable, "DuckDB is not installed"))
struct SimulatorImportTests {
  @Test(arguments: [Season(1951)...Season(1953), Season(1996)...Season(1998), Season(2023)...Season(2024)])
  func leagueArrivesAsItWas(seasons: ClosedRange<Season>) throws {
    let league = LeagueSimulator(seasons: seasons, seed: 21, scale: .tiny).run()
    let folder = try TemporaryFolder()
    let file = folder.url.appendingPathComponent("league.csv")
    let names = BorrowedNames()
    try league.writeCSV(to: file, includingAbsences: true, names: names)
    let store = DataStore(folder: folder.url.appendingPathComponent("data"))
    let report = try store.importFiles([file])
    #expect(report.totals.quarantined == 0, "\(report.reasons)")
    #expect(report.totals.played == league.table.count)

    let table = try store.loadTable(.real)
    #expect(table.day == league.table.day && table.season == league.table.season)
    #expect(table.personId == league.table.personId.map(names.personId))
    #expect(table.home == league.table.home && table.gameType == league.table.gameType)
    let rows = 0..<table.count
    #expect(table.team == rows.map { names.code(league.table.team[$0], in: Season(Int(table.season[$0]))) })
    #expect(table.opponent == rows.map { names.code(league.table.opponent[$0], in: Season(Int(table.season[$0]))) })
    for column in BoxColumn.allCases {
      let same = zip(table[column], league.table[column]).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) }
      #expect(same, "\(column)")
    }
  }

  @Test func noImportTakesASimulatedLeagueForReal() throws {
    let league = LeagueSimulator(seasons: Season(2020)...Season(2020), seed: 2, scale: .tiny).run()
    let folder = try TemporaryFolder()
    let file = folder.url.appendingPathComponent("league.csv")
    try league.writeCSV(to: file)
    let store = DataStore(folder: folder.url.appendingPathComponent("data"))
    let report = try store.importFiles([file])
    #expect(report.totals.quarantined == league.table.count && report.totals.played == 0)
    #expect(try store.loadTable(.real).count == 0)
  }

  /// Ids in the form of the league's own, and the names of teams that played in the season.
  private struct BorrowedNames: SimulatedLeague.Names {
    func personId(_ id: Int64) -> Int64 { id - SimulatedLeague.firstPersonId }

    /// Type digit, two digits of the start year, five of the game.
    func gameId(_ id: Int64, type: GameType) -> Int64 {
      let local = id - SimulatedLeague.firstGameId
      let startYear = (local / 100_000 - 1) % 100
      return (type == .playoffs ? 4 : 2) * 10_000_000 + startYear * 100_000 + local % 50_000
    }

    func code(_ code: Int16, in season: Season) -> Int16 {
      TeamCatalogue.shared.franchises(in: season)[Int(code - SimulatedTeams.firstCode)]
    }

    func team(_ code: Int16, in season: Season) -> String {
      TeamCatalogue.shared.name(of: self.code(code, in: season), in: season).map { "\($0.city),\($0.name)" } ?? ","
    }
  }
}
