import BoxScores
import Testing

@testable import Forecasting

@Suite struct GameDaysTests {
  /// One row on each day.
  private func table(_ days: [String]) -> PlayerGameTable {
    var table = PlayerGameTable(kind: .real)
    for (game, day) in days.enumerated() {
      table.gameId.append(Int64(22_500_001 + game))
      table.personId.append(1)
      table.day.append(GameDay(day)!.number)
      table.season.append(2026)
      table.team.append(1)
      table.opponent.append(2)
      table.home.append(1)
      table.gameType.append(GameType.regularSeason.rawValue)
      for column in BoxColumn.allCases { table.values[column.rawValue].append(1) }
    }
    return table
  }

  private func schedule(_ days: [String]) -> [ScheduledGame] {
    days.map {
      ScheduledGame(
        gameId: 22_500_900, day: GameDay($0)!, season: Season(2026), gameType: .regularSeason, home: 1, away: 2)
    }
  }

  @Test func withoutADayItIsTheNextScheduledOneElseTheLastPlayed() {
    let played = table(["2025-11-01", "2025-11-03"])
    // What was scheduled before the last game and has no box score was put off.
    let coming = GameDays(played, schedule: schedule(["2025-11-02", "2025-11-09", "2025-11-06"])).standing
    #expect(coming?.day == GameDay("2025-11-06"))
    #expect(
      coming?.note == "No day was named: these are the games of 2025-11-06, the next ones that are scheduled.")
    let over = GameDays(played, schedule: schedule(["2025-11-02"])).standing
    #expect(over?.day == GameDay("2025-11-03"))
    #expect(
      over?.note
        == "No day was named and no game is scheduled: these are the games of 2025-11-03, the last ones that were "
        + "played.")
    #expect(GameDays(table([]), schedule: schedule(["2025-11-02"])).standing?.day == GameDay("2025-11-02"))
    #expect(GameDays(table([]), schedule: []).standing?.day == nil)
  }

  @Test(
    arguments: [
      ("2020-01-15", nil, "2025-11-01"), ("2025-11-02", "2025-11-01", "2025-11-03"),
      ("2025-11-03", "2025-11-01", "2025-11-06"), ("2025-11-05", "2025-11-03", "2025-11-06"),
      ("2025-11-07", "2025-11-06", "2025-11-09"), ("2026-01-01", "2025-11-09", nil),
    ] as [(String, String?, String?)])
  func theNearestDaysWithGames(day: String, before: String?, after: String?) {
    let days = GameDays(table(["2025-11-01", "2025-11-03"]), schedule: schedule(["2025-11-09", "2025-11-06"]))
    let near = days.around(GameDay(day)!)
    #expect(near.before == before.flatMap { GameDay($0) } && near.after == after.flatMap { GameDay($0) })
  }
}
