import BoxScores
import Evaluation
import Testing

@testable import Pipeline

@Suite struct SeasonScoringTests {
  /// Twelve games of two players, one row a player and game, points known.
  private func league() -> PlayerGameTable {
    var table = PlayerGameTable(kind: .simulated)
    for game in 0..<12 {
      for person in 0..<2 {
        table.gameId.append(Int64(game))
        table.personId.append(Int64(person))
        table.day.append(GameDay("2024-11-01")!.number + Int32(game * 5))
        table.season.append(2025)
        table.team.append(Int16(person))
        table.opponent.append(Int16(1 - person))
        table.home.append(Int8(person))
        table.gameType.append(GameType.regularSeason.rawValue)
        for column in BoxColumn.allCases { table.values[column.rawValue].append(Float(game % 3 + 10 * person)) }
      }
    }
    return table
  }

  private func scoring(_ table: PlayerGameTable) -> SeasonScoring {
    let pools = Pools(table)
    let season = Season(2025)
    let baselines = Baselines(table)
    var forecasts = SeasonForecasts(season: season, kind: .simulated, rows: pools.rows(.b, in: season))
    let outcomes = forecasts.rows.map { Double(table[.points][$0]) }
    forecasts.add("perfect", [.points: ModelForecasts(median: outcomes)])
    forecasts.add("offByOne", [.points: ModelForecasts(median: outcomes.map { $0 + 1 })])
    return SeasonScoring(
      table: table, pools: pools,
      cohorts: Cohorts(table, rows: table.rows(of: season), baselines: baselines), forecasts: forecasts,
      comparisons: [("perfect", "offByOne")], detailed: ["offByOne"])
  }

  @Test func poolsAreCountedAndErrorsAreThose() throws {
    let result = scoring(league()).run(byMonth: true)
    // Pool A begins with each player's eleventh game.
    #expect(result.result(Season(2025), "perfect", .points, .a)?.scores.n == 4)
    #expect(result.result(Season(2025), "perfect", .points, .b)?.scores.n == 24)
    #expect(result.result(Season(2025), "perfect", .points, .b)?.scores.mae == 0)
    let off = try #require(result.result(Season(2025), "offByOne", .points, .b))
    #expect(off.scores.mae == 1 && off.scores.bias == 1 && off.scores.maeInt == 1)
    #expect(off.kind == .simulated)
    #expect(result.result(Season(2025), "offByOne", .rebounds, .b) == nil)
  }

  @Test func comparisonsArePairedAndPartsAddUp() throws {
    let result = scoring(league()).run(byMonth: true)
    let comparison = try #require(result.comparisons.first { $0.pool == .b && $0.stat == .points })
    #expect(comparison.result.difference.value == -1)
    #expect(comparison.result.rows == 24)
    let months = result.cohorts.filter { $0.cohort == "month" && $0.pool == .b }
    #expect(months.map(\.group) == ["2024-11", "2024-12"])
    #expect(months.map(\.scores.n).reduce(0, +) == 24)
    #expect(scoring(league()).run(byMonth: false).cohorts.allSatisfy { $0.cohort != "month" })
  }
}
