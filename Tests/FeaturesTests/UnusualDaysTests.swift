import BoxScores
import Foundation
import Testing

@testable import Features

@Suite struct UnusualDaysTests {
  private static let player = TableBuilder.person + 1

  /// It happened: 2007-12-19, a replayed game counted for the day of the protest.
  @Test func twoGamesOfOneDateKnowNothingOfEachOther() throws {
    var league = TableBuilder()
    league.add("2023-11-01", game: 1, player: 1, team: 1, home: 1, [.points: 10, .minutes: 30])
    league.add("2023-11-01", game: 1, player: 2, team: 2, home: 0, [.points: 7, .minutes: 30])
    league.add("2023-11-05", game: 2, player: 1, team: 1, home: 1, [.points: 40, .minutes: 40])
    league.add("2023-11-05", game: 3, player: 1, team: 3, opponent: 4, home: 1, [.points: 2, .minutes: 5])
    league.add("2023-11-07", game: 4, player: 1, team: 3, opponent: 4, home: 0, [.points: 1, .minutes: 1])
    let built = try Built(league.table)
    let rows = (0..<built.table.count).filter {
      built.table.personId[$0] == Self.player && built.table.day[$0] == GameDay("2023-11-05")!.number
    }
    #expect(rows.count == 2)
    for row in rows {
      #expect(built.value("points_mean3", row) == 10)
      #expect(built.value("games_career", row) == 1)
      #expect(built.value("rest_days", row) == 4)
    }
    let after = "2023-11-07"
    #expect(try abs(built.value("points_mean3", player: Self.player, on: after) - 52.0 / 3) < 1e-5)
    #expect(try built.value("games_career", player: Self.player, on: after) == 3)
    #expect(try built.value("games_last4", player: Self.player, on: after) == 2)
  }

  @Test func aTradedPlayerTakesHisPastToTheNewTeam() throws {
    var league = TableBuilder()
    for (game, day) in [(1, "2023-11-01"), (2, "2023-11-03"), (3, "2023-11-05")] as [(Int64, String)] {
      let team: Int16 = game < 3 ? 1 : 2
      league.add(day, game: game, player: 1, team: team, home: 1, [.points: 10 * Float(game), .minutes: 30])
      league.add(day, game: game, player: 2, team: 1, home: 1, [.points: 1, .minutes: 30])
      league.add(day, game: game, player: 3, team: 2, home: 0, [.points: 90, .minutes: 30])
    }
    league.add("2023-11-07", game: 4, player: 2, team: 1, home: 1, [.points: 1, .minutes: 30])
    let built = try Built(league.table)
    let day = "2023-11-05"
    #expect(try built.value("points_mean3", player: Self.player, on: day) == 15)
    #expect(try built.value("games_with_team", player: Self.player, on: day) == 0)
    #expect(try built.value("games_missed", player: Self.player, on: day).isNaN)
    #expect(try built.value("team_points", player: Self.player, on: day) == 90)
    #expect(try built.value("played_last10", player: Self.player, on: day) == 0)
    // His old team does not count on him any more.
    #expect(try built.value("minutes_rank", player: TableBuilder.person + 2, on: "2023-11-07") == 1)
    #expect(try built.value("minutes_usual_share", player: TableBuilder.person + 2, on: "2023-11-07") == 1)
  }

  @Test func aMissingValueEntersNoMean() throws {
    var league = TableBuilder()
    league.add("2023-11-01", game: 1, player: 1, team: 1, home: 1, [.points: 10, .steals: 4, .minutes: 30])
    league.add("2023-11-03", game: 2, player: 1, team: 1, home: 1, [.points: 20, .minutes: 30])
    league.add("2023-11-05", game: 3, player: 1, team: 1, home: 1, [.points: 0, .minutes: 30])
    let built = try Built(league.table)
    #expect(try built.value("steals_mean10", player: Self.player, on: "2023-11-05") == 4)
    #expect(try built.value("points_mean10", player: Self.player, on: "2023-11-05") == 15)
    #expect(try built.value("blocks_mean10", player: Self.player, on: "2023-11-05").isNaN)
  }

  @Test func aNewSeasonBeginsNewSumsAndKeepsTheOldAsPrior() throws {
    var league = TableBuilder()
    league.add("2023-01-01", game: 1, player: 1, team: 1, home: 1, season: 2023, [.points: 10, .minutes: 30])
    league.add("2023-01-03", game: 2, player: 1, team: 1, home: 1, season: 2023, [.points: 20, .minutes: 30])
    league.add("2023-11-01", game: 3, player: 1, team: 1, home: 1, [.points: 40, .minutes: 30])
    league.add("2023-11-03", game: 4, player: 1, team: 1, home: 1, [.points: 0, .minutes: 30])
    let built = try Built(league.table)
    for day in ["2023-11-01", "2023-11-03"] {
      #expect(try built.value("points_previous", player: Self.player, on: day) == 15)
      #expect(try built.value("games_previous", player: Self.player, on: day) == 2)
      #expect(try built.value("experience", player: Self.player, on: day) == 1)
    }
    #expect(try built.value("points_season", player: Self.player, on: "2023-11-01").isNaN)
    #expect(try built.value("points_season", player: Self.player, on: "2023-11-03") == 40)
    #expect(try built.value("games_season", player: Self.player, on: "2023-11-01") == 0)
  }

  @Test func anEmptyTableIsAnEmptyMatrix() throws {
    let built = try Built(PlayerGameTable(kind: .real))
    #expect(built.matrix.rowCount == 0)
    #expect(built.matrix.columnCount == FeatureCatalogue.all.count)
  }
}
