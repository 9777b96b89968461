import BoxScores
import Foundation
import TestSupport
import Testing

@testable import Features

@Suite struct EraTests {
  @Test func whatAnEraDidNotRecordIsMissingAndTheRestIsThere() throws {
    let league = LeagueSimulator(seasons: Season(1947)...Season(1981), seed: 3, scale: .tiny).run()
    let built = try Built(league.table, players: league.players)
    for season in league.table.seasons {
      let known = Set(FeatureCatalogue.indices(for: season, variant: .lineup))
      let rows = league.table.rows(of: season)
      for (column, feature) in FeatureCatalogue.all.enumerated() {
        let values = built.matrix.gather(rows: rows, columns: [column])
        let present = values.count { !$0.isNaN }
        if !known.contains(column) {
          #expect(present == 0, "\(feature.name) in \(season)")
        } else if season > feature.firstSeason, feature.name != "draft_number" {
          // Where a previous season or both sides of a split are needed, a part is missing; and many are not drafted.
          #expect(Double(present) > 0.4 * Double(values.count), "\(feature.name) in \(season): \(present)")
        }
      }
    }
  }

  @Test func aFileThatHoldsZeroesForWhatWasNotRecordedChangesNothing() throws {
    let league = LeagueSimulator(seasons: Season(1947)...Season(1949), seed: 3, scale: .tiny).run()
    var zeroed = league.table
    for column in BoxColumn.allCases {
      for row in 0..<zeroed.count where !column.isRecorded(in: Season(Int(zeroed.season[row]))) {
        zeroed[column][row] = 0
      }
    }
    let honest = try Built(league.table, players: league.players)
    let other = try Built(zeroed, players: league.players)
    #expect(honest.matrix.values.map(\.bitPattern) == other.matrix.values.map(\.bitPattern))
  }

  @Test(.enabled(if: RealGames.isAvailable, Comment(rawValue: SharedData.absence)))
  func whereHalfTheLeagueIsMissingSumsOverTeamsAre() throws {
    let built = try Built(RealGames.table(1983...1984))
    let rows = built.table.rows(of: Season(1984))
    func share(_ name: String) -> Double {
      let values = built.matrix.gather(rows: rows, columns: [FeatureCatalogue.index(of: name)!])
      return Double(values.count { !$0.isNaN }) / Double(values.count)
    }
    for feature in FeatureCatalogue.all
    where [.team, .opponent, .pace, .schedule, .roster, .lineup].contains(feature.group) {
      #expect(share(feature.name) == 0, "\(feature.name)")
    }
    for name in ["points_ewma6", "rebounds_rate12", "rest_days", "points_career"] { #expect(share(name) > 0.98) }
    // A fact known on the first day: the record books' means of the season before.
    for level in LeagueLevel.allCases { #expect(share(level.featureName) == 1) }
  }

  @Test func coverageNeedsNineOfTenPlayers() {
    func covered(_ playersASide: Int) -> Bool {
      var coverage = Coverage(kind: .real)
      for _ in 0..<30 {
        _ = coverage.isCovered(on: 2012)
        coverage.count(rows: 2 * playersASide, games: 1)
      }
      return coverage.isCovered(on: 2012)
    }
    #expect(covered(10))
    #expect(!covered(8))
    var real = Coverage(kind: .real)
    var simulated = Coverage(kind: .simulated)
    let atTheStart = (real: real.isCovered(on: 2012), simulated: simulated.isCovered(on: 2012))
    #expect(atTheStart == (real: false, simulated: true))
  }
}
