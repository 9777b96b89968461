import BoxScores
import Foundation
import Testing

@testable import Features

/// Four evenings of two teams, small enough for paper.
@Suite struct HandComputedTests {
  static let first = TableBuilder.person + 1
  static let second = TableBuilder.person + 2
  static let other = TableBuilder.person + 3
  static let tonight = "2023-11-10"

  let built: Built

  init() throws {
    var league = TableBuilder()
    // The first of team 1 plays all games, the second misses the third, the other is team 2.
    for (game, day, home, lines) in [
      (1, "2023-11-01", 1, [(1, 10, 20), (2, 6, 10), (3, 12, 24)]),
      (2, "2023-11-03", 1, [(1, 20, 30), (2, 8, 12), (3, 14, 30)]),
      (3, "2023-11-04", 0, [(1, 30, 40), (3, 16, 36)]),
      (4, Self.tonight, 1, [(1, 50, 1), (2, 50, 1), (3, 50, 1)]),
    ] as [(Int64, String, Int8, [(Int64, Float, Float)])] {
      for (player, points, minutes) in lines {
        league.add(
          day, game: game, player: player, team: player == 3 ? 2 : 1, home: player == 3 ? 1 - home : home,
          [.points: points, .minutes: minutes, .fieldGoalsAttempted: points, .assists: 1])
      }
    }
    built = try Built(league.table)
  }

  private func expect(
    _ name: String, _ expected: Double, of player: Int64 = first, location: SourceLocation = #_sourceLocation
  ) throws {
    let found = try built.value(name, player: player, on: Self.tonight)
    let isEqual =
      found == expected || abs(found - expected) <= 1e-5 * max(1, abs(expected)) || (found.isNaN && expected.isNaN)
    #expect(isEqual, "\(name): \(found), by hand \(expected)", sourceLocation: location)
  }

  private func fading(_ values: [Double], _ half: Double) -> Double {
    let weights = values.indices.map { pow(0.5, Double(values.count - 1 - $0) / half) }
    return zip(values, weights).map { $0 * $1 }.reduce(0, +) / weights.reduce(0, +)
  }

  @Test func ownPast() throws {
    for name in ["points_mean3", "points_mean5", "points_mean10", "points_mean20", "points_season", "points_career"] {
      try expect(name, 20)
    }
    try expect("points_ewma3", fading([10, 20, 30], 3))
    try expect("points_ewma6", fading([10, 20, 30], 6))
    try expect("points_ewma12", fading([10, 20, 30], 12))
    try expect("points_sd20", 10)
    try expect("points_median20", 20)
    try expect("points_trend", fading([10, 20, 30], 3) - fading([10, 20, 30], 20))
    try expect("points_rate12", 36 * fading([10, 20, 30], 12) / fading([20, 30, 40], 12))
    try expect(
      "points_rate_minutes", fading([10, 20, 30], 20) / fading([20, 30, 40], 20) * fading([20, 30, 40], 3))
    try expect("minutes_last", 40)
    try expect("minutes_above24", 2.0 / 3)
    try expect("minutes_max10", 40)
    try expect("minutes_last7days", 70)
    try expect("rebounds_mean5", .nan)
    try expect("games_career", 3)
    try expect("points_previous", .nan)
    try expect("shots_team_share", fading([10, 20, 30], 12) / fading([16, 28, 30], 12))
  }

  @Test func calendar() throws {
    try expect("rest_days", 6)
    try expect("back_to_back", 0)
    try expect("games_last4", 0)
    try expect("games_last7", 2)
    try expect("games_last14", 3)
    try expect("games_season", 3)
    try expect("rest_days", 7, of: Self.second)
    try expect("played_last10", 1)
    try expect("played_last10", 2.0 / 3, of: Self.second)
    try expect("games_missed", 0)
    try expect("games_missed", 1, of: Self.second)
    try expect("season_progress", 3.0 / 82)
    try expect("team_rest", 6, of: Self.second)
    try expect("team_games_last7", 2)
    try expect("home", 1)
    try expect("home", 0, of: Self.other)
    let decay = pow(0.5, 1.0 / 40)
    try expect("points_split", ((10 * decay + 20) / (decay + 1) - 30) / 11)
  }

  @Test func teamsAndLeague() throws {
    try expect("team_points", fading([16, 28, 30], 12))
    try expect("allowed_points", fading([16, 28, 30], 12))
    try expect("allowed_points", fading([12, 14, 16], 12), of: Self.other)
    try expect("team_margin", fading([4, 14, 14], 12))
    try expect("opponent_margin", fading([-4, -14, -14], 12))
    try expect("league_points", 116.0 / 8)
    try expect("minutes_rank", 1)
    try expect("minutes_rank", 2, of: Self.second)
    let usual = fading([20, 30, 40], 6) + fading([10, 12], 6) * 2 / 3
    try expect("minutes_usual_share", fading([20, 30, 40], 6) / usual)
    try expect("minutes_absent_last", fading([10, 12], 6) * 2 / 3)
  }

  @Test func tonightsLineup() throws {
    try expect("with_minutes", fading([10, 12], 6))
    try expect("with_points", fading([6, 8], 6))
    try expect("against_minutes", fading([24, 30, 36], 6))
    try expect("with_minutes", 0, of: Self.other)
    try expect("share_points", fading([10, 20, 30], 6) / (fading([10, 20, 30], 6) + fading([6, 8], 6)))
    let usual = fading([20, 30, 40], 6) + fading([10, 12], 6) * 2 / 3
    try expect("change_minutes", (fading([20, 30, 40], 6) + fading([10, 12], 6)) / usual)
    try expect("absent_count", 0)
    try expect("rank_tonight", 1)
    try expect("rank_tonight", 2, of: Self.second)
  }

  @Test func theFirstGameKnowsNothing() throws {
    for name in ["points_mean3", "points_ewma6", "rest_days", "team_points", "allowed_points", "minutes_rank"] {
      #expect(try built.value(name, player: Self.first, on: "2023-11-01").isNaN, "\(name)")
    }
    #expect(try built.value("games_career", player: Self.first, on: "2023-11-01") == 0)
  }
}
