import BoxScores
import Features
import Testing

@testable import Forecasting

@Suite struct CautionTests {
  private let lakers = TeamCatalogue.shared.lookup("Los Angeles Lakers", season: Season(2026))!
  private let nuggets = TeamCatalogue.shared.lookup("Denver Nuggets", season: Season(2026))!

  /// Player 7's last game, for the Lakers, on 2025-11-01.
  private var table: PlayerGameTable {
    var table = PlayerGameTable(kind: .real)
    table.gameId.append(22_500_100)
    table.personId.append(7)
    table.day.append(GameDay("2025-11-01")!.number)
    table.season.append(2026)
    table.team.append(lakers)
    table.opponent.append(nuggets)
    table.home.append(1)
    table.gameType.append(GameType.regularSeason.rawValue)
    for column in BoxColumn.allCases { table.values[column.rawValue].append(1) }
    return table
  }

  private func entry(
    _ team: Int16, person: Int64 = 7, _ participation: ForecastReport.Participation = .onSlate
  ) -> Forecaster.Entry {
    Forecaster.Entry(
      slate: SlateEntry(personId: person, team: team, opponent: team == lakers ? nuggets : lakers, home: 1),
      participation: participation)
  }

  private func caution(
    _ team: Int16, games: Int, on day: String = "2025-11-05", _ participation: ForecastReport.Participation = .onSlate
  ) -> String? {
    Caution.text(
      of: entry(team, participation), (games: games, lastDay: GameDay("2025-11-01")!), on: GameDay(day)!, in: table)
  }

  @Test func anotherTeamThanTheLastOneIsSaid() {
    #expect(caution(lakers, games: 100) == nil)
    #expect(caution(nuggets, games: 100) == "last played for Los Angeles Lakers on 2025-11-01")
    #expect(caution(nuggets, games: 100, .onRoster) == "last played for Los Angeles Lakers on 2025-11-01")
    // Who played for a team was with it.
    #expect(caution(nuggets, games: 100, .knownToHavePlayed) == nil)
    #expect(caution(lakers, games: 3) == "3 earlier games only")
    #expect(caution(nuggets, games: 1) == "one earlier game only; last played for Los Angeles Lakers on 2025-11-01")
    #expect(
      caution(lakers, games: 100, on: "2026-10-20") == "back after 353 days: his last game was on 2025-11-01")
    #expect(
      caution(nuggets, games: 100, on: "2026-10-20")
        == "back after 353 days: his last game was on 2025-11-01, for Los Angeles Lakers")
    #expect(
      Caution.text(of: entry(lakers, person: 8), nil, on: GameDay("2025-11-05")!, in: table)
        == "no earlier game: forecast from team, opponent and league alone")
  }

  private func names(_ team: Int16) -> String { team == lakers ? "Los Angeles Lakers" : "Denver Nuggets" }

  @Test func aLineUpThatCannotBeWholeIsSaid() {
    let whole = (Int64(1)...8).map { entry(lakers, person: $0) } + (Int64(11)...18).map { entry(nuggets, person: $0) }
    #expect(ThinLineup.note(whole, names) == nil)
    #expect(
      ThinLineup.note(Array(whole.prefix(15)), names)
        == "Too few players are listed of Denver Nuggets (7): whoever is not listed counts as out, and the others' "
        + "forecasts rise for it. List everybody who is in, 8 or more a team, or ask the blind variant.")
    // A team that nobody is listed of is as thin as can be.
    #expect(
      ThinLineup.note([entry(lakers)], names)?.hasPrefix(
        "Too few players are listed of Los Angeles Lakers (1), Denver Nuggets (0): ") == true)
    #expect(ThinLineup.note([entry(lakers, .knownToHavePlayed)], names) == nil)
    #expect(ThinLineup.note([], names) == nil)
  }
}
