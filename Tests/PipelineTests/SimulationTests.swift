import BoxScores
import Foundation
import NativeLibraries
import Testing

@testable import Pipeline

/// One simulated league takes the place of another: what goes is said, and what would be lost is asked about first.
@Suite(.enabled(if: LibraryStatus.of(.duckdb).isFound))
struct SimulationTests {
  @Test func seasonsOfAFormerLeagueAreNotLostInSilence() throws {
    let league = try TinyLeague(seasons: Season(2019)...Season(2022))
    let before = try league.session.store.seasonHashes(.simulated)
    let error = try #require(throws: SimulationError.self) {
      try DataWork(league.session).simulate(seasons: Season(2022)...Season(2023), seed: 3, scale: .tiny)
    }
    #expect(error.exitCode == .preflightRefused)
    #expect(
      error.message
        == "\(league.session.folder.path) has simulated seasons 2019-2021, which seasons 2022-2023 would remove: a store has one "
        + "simulated league. Simulate a range that holds all of them (--seasons 2019-2023), or let them go with --replace."
    )
    #expect(try league.session.store.seasonHashes(.simulated) == before)
    let report = try DataWork(league.session).simulate(
      seasons: Season(2022)...Season(2023), seed: 4, scale: .tiny, replacing: true)
    #expect(report.replaced == [Season(2022)] && report.removed == [Season(2019), Season(2020), Season(2021)])
    #expect(
      report.text.hasSuffix(
        "\nReplaced, having been simulated otherwise: season 2022.\nNo longer there: simulated seasons 2019-2021."))
    #expect(try league.session.seasons(.simulated) == [Season(2022), Season(2023)])
  }

  @Test func aLeagueThatGoesOnOrIsTheSameAgainReplacesNothing() throws {
    let league = try TinyLeague(seasons: Season(2021)...Season(2022))
    for last in [2022, 2023] {
      let report = try DataWork(league.session).simulate(
        seasons: Season(2021)...Season(last), seed: 3, scale: .tiny)
      #expect(report.replaced.isEmpty && report.removed.isEmpty)
    }
    let other = try DataWork(league.session).simulate(seasons: Season(2021)...Season(2023), seed: 4, scale: .tiny)
    #expect(other.replaced == [Season(2021), Season(2022), Season(2023)] && other.removed.isEmpty)
    let json = try #require(
      try JSONSerialization.jsonObject(with: try JSONEncoder().encode(other)) as? [String: Any])
    #expect(json["replaced"] as? [Int] == [2021, 2022, 2023] && json["removed"] as? [Int] == [])
  }

  @Test func seasonsAreSpelledInRuns() {
    #expect(SimulationError.spelled([1947, 1948, 1949, 1953].map { Season($0) }) == "seasons 1947-1949, 1953")
    #expect(SimulationError.spelled([Season(1950)]) == "season 1950")
  }
}
