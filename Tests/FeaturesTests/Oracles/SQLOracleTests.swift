import BoxScores
import NativeLibraries
import TestSupport
import Testing

@testable import Features

/// Features of real seasons against an independent computation in SQL.
@Suite(.enabled(if: RealGames.isAvailable, Comment(rawValue: SharedData.absence))) struct SQLOracleTests {
  private static let seasons = 2022...2024

  /// Name of the feature, and its value as an expression of SQL over windows of a player's games.
  private static let windows: [(String, String)] = [
    ("points_mean3", "avg(points) OVER (w ROWS BETWEEN 3 PRECEDING AND 1 PRECEDING)"),
    ("rebounds_mean5", "avg(reboundsTotal) OVER (w ROWS BETWEEN 5 PRECEDING AND 1 PRECEDING)"),
    ("assists_mean10", "avg(assists) OVER (w ROWS BETWEEN 10 PRECEDING AND 1 PRECEDING)"),
    ("threes_mean20", "avg(threePointersMade) OVER (w ROWS BETWEEN 20 PRECEDING AND 1 PRECEDING)"),
    ("minutes_mean10", "avg(numMinutes) OVER (w ROWS BETWEEN 10 PRECEDING AND 1 PRECEDING)"),
    ("shots_mean10", "avg(fieldGoalsAttempted) OVER (w ROWS BETWEEN 10 PRECEDING AND 1 PRECEDING)"),
    ("blocks_mean10", "avg(blocks) OVER (w ROWS BETWEEN 10 PRECEDING AND 1 PRECEDING)"),
    ("plus_minus_mean10", "avg(plusMinusPoints) OVER (w ROWS BETWEEN 10 PRECEDING AND 1 PRECEDING)"),
    ("points_sd20", "stddev_samp(points) OVER (w ROWS BETWEEN 20 PRECEDING AND 1 PRECEDING)"),
    ("minutes_sd20", "stddev_samp(numMinutes) OVER (w ROWS BETWEEN 20 PRECEDING AND 1 PRECEDING)"),
    ("points_median20", "median(points) OVER (w ROWS BETWEEN 20 PRECEDING AND 1 PRECEDING)"),
    ("minutes_max10", "max(numMinutes) OVER (w ROWS BETWEEN 10 PRECEDING AND 1 PRECEDING)"),
    ("minutes_above24", "avg((numMinutes > 24)::INT) OVER (w ROWS BETWEEN 10 PRECEDING AND 1 PRECEDING)"),
    ("minutes_last", "lag(numMinutes) OVER (w)"),
    ("rebounds_career", "avg(reboundsTotal) OVER (w ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)"),
    ("games_career", "row_number() OVER (w) - 1"),
    ("rest_days", "day - lag(day) OVER (w)"),
    ("back_to_back", "CASE WHEN day - lag(day) OVER (w) = 1 THEN 1 ELSE 0 END"),
    ("games_last4", "count(*) OVER (w RANGE BETWEEN INTERVAL 4 DAY PRECEDING AND INTERVAL 1 DAY PRECEDING)"),
    ("games_last14", "count(*) OVER (w RANGE BETWEEN INTERVAL 14 DAY PRECEDING AND INTERVAL 1 DAY PRECEDING)"),
    ("points_season", "avg(points) OVER (s ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)"),
    ("threes_season", "avg(threePointersMade) OVER (s ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)"),
    ("games_season", "row_number() OVER (s) - 1"),
  ]

  /// The same over joins, for one player in ten.
  private static let joins: [(String, String)] = [
    (
      "points_ewma6",
      """
      SELECT a.row, sum(b.points * pow(0.5, (a.k - b.k - 1) / 6.0)) / sum(pow(0.5, (a.k - b.k - 1) / 6.0)) AS value
      FROM numbered a LEFT JOIN numbered b ON a.personId = b.personId AND b.k < a.k GROUP BY a.row
      """
    ),
    (
      "assists_rate12",
      """
      SELECT a.row, 36 * sum(b.assists * pow(0.5, (a.k - b.k - 1) / 12.0))
        / sum(b.numMinutes * pow(0.5, (a.k - b.k - 1) / 12.0)) AS value
      FROM numbered a LEFT JOIN numbered b ON a.personId = b.personId AND b.k < a.k GROUP BY a.row
      """
    ),
    (
      "minutes_last7days",
      """
      SELECT a.row, coalesce(sum(b.numMinutes), 0) AS value
      FROM numbered a LEFT JOIN numbered b ON a.personId = b.personId AND b.day BETWEEN a.day - 7 AND a.day - 1
      GROUP BY a.row
      """
    ),
    (
      "points_previous",
      """
      SELECT a.row, avg(b.points) AS value FROM numbered a LEFT JOIN games b ON a.personId = b.personId AND b.season =
        (SELECT max(c.season) FROM games c WHERE c.personId = a.personId AND c.season < a.season) GROUP BY a.row
      """
    ),
    (
      "season_progress",
      """
      SELECT a.row, count(DISTINCT b.gameId) / 82 AS value
      FROM numbered a LEFT JOIN games b ON a.team = b.team AND a.season = b.season AND b.day < a.day GROUP BY a.row
      """
    ),
    (
      "team_rest",
      "SELECT a.row, any_value(a.day) - max(b.day) AS value FROM numbered a LEFT JOIN games b ON a.team = b.team AND "
        + "b.day < a.day GROUP BY a.row"
    ),
    (
      "opponent_games_last7",
      """
      SELECT a.row, count(DISTINCT b.gameId) AS value
      FROM numbered a LEFT JOIN games b ON a.opponent = b.team AND b.day BETWEEN a.day - 7 AND a.day - 1 GROUP BY a.row
      """
    ),
    (
      "league_points",
      """
      WITH means AS (SELECT season, avg(points) AS mean FROM games GROUP BY season),
        days AS (SELECT season, day, sum(sum(points)) OVER o AS points, sum(count(*)) OVER o AS rows
          FROM games GROUP BY season, day
          WINDOW o AS (PARTITION BY season ORDER BY day ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING))
      SELECT a.row, (coalesce(d.points, 0) + 2000 * m.mean) / (coalesce(d.rows, 0) + 2000) AS value
      FROM numbered a JOIN days d ON a.season = d.season AND a.day = d.day JOIN means m ON m.season = a.season - 1
      """
    ),
  ]

  @Test func featuresEqualSQL() throws {
    let database = try RealGames.database(Self.seasons)
    let built = try Built(RealGames.table(in: database))
    let list = Self.windows.map { "\($0.1) AS \($0.0)" }.joined(separator: ",\n")
    let last = Self.seasons.upperBound
    let result = try database.query(
      """
      SELECT * FROM (SELECT row, season, \(list) FROM games
        WINDOW w AS (PARTITION BY personId ORDER BY day), s AS (PARTITION BY personId, season ORDER BY day))
      WHERE season = \(last) ORDER BY row
      """)
    let rows = try result.longs("row").map { Int($0) }
    #expect(rows.count > 25_000)
    for (name, _) in Self.windows { compare(name, built, rows, try result.doubles(name)) }

    try database.execute(
      """
      CREATE TABLE numbered AS
      SELECT *, row_number() OVER (PARTITION BY personId ORDER BY day) AS k FROM games WHERE personId % 10 = 3
      """)
    for (name, sql) in Self.joins {
      let result = try database.query(
        "SELECT row, value FROM (\(sql)) JOIN games USING (row) WHERE season = \(last) ORDER BY row")
      #expect(result.count > 1500)
      compare(name, built, try result.longs("row").map { Int($0) }, try result.doubles("value"))
    }
  }

  private func compare(_ name: String, _ built: Built, _ rows: [Int], _ expected: [Double]) {
    var wrong = 0
    var example = ""
    for (row, value) in zip(rows, expected) {
      let found = built.value(name, row)
      if (found.isNaN && value.isNaN) || abs(found - value) <= 2e-5 * max(1, abs(value)) { continue }
      wrong += 1
      example = "row \(row): \(found), SQL \(value)"
    }
    #expect(wrong == 0, "\(name): \(wrong) of \(rows.count) differ, \(example)")
  }
}
