import BoxScores
import Features
import Foundation
import MetaLearner
import Testing

@testable import Forecasting

@Suite struct DaySlateNamesTests {
  private let players = PlayerDirectory([
    Player(personId: 1, firstName: "Tim", lastName: "Hardaway"),
    Player(personId: 2, firstName: "Tim", lastName: "Hardaway Jr."),
    Player(personId: 3, firstName: "Nikola", lastName: "Jokić"),
    Player(personId: 4, firstName: "Nikola", lastName: "Jokic"),
    Player(personId: 5, firstName: "Rui", lastName: "Hachimura"),
    Player(personId: 6, firstName: "Somebody", lastName: "Simulated (sim)"),
  ])
  private let lakers = TeamCatalogue.shared.lookup("Los Angeles Lakers", season: Season(2026))!
  private let nuggets = TeamCatalogue.shared.lookup("Denver Nuggets", season: Season(2026))!

  /// One game each: the father's in 2003, the others' in 2026; player 4 has none.
  private var table: PlayerGameTable {
    var table = PlayerGameTable(kind: .real)
    for (game, person, day, season, team) in [
      (20_200_900, 1, "2003-04-01", 2003, lakers), (22_500_100, 2, "2025-11-01", 2026, lakers),
      (22_500_100, 3, "2025-11-01", 2026, nuggets), (22_500_100, 5, "2025-11-01", 2026, lakers),
      (22_500_100, 6, "2025-11-01", 2026, nuggets),
    ] as [(Int64, Int64, String, Int16, Int16)] {
      table.gameId.append(game)
      table.personId.append(person)
      table.day.append(GameDay(day)!.number)
      table.season.append(season)
      table.team.append(team)
      table.opponent.append(team == lakers ? nuggets : lakers)
      table.home.append(team == lakers ? 1 : 0)
      table.gameType.append(GameType.regularSeason.rawValue)
      for column in BoxColumn.allCases { table.values[column.rawValue].append(1) }
    }
    return table
  }

  private func slate(_ lines: [String]) throws -> DaySlate {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("slate-\(UUID().uuidString).csv")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data((["player,team,opponent,home,date"] + lines).joined(separator: "\n").utf8).write(to: file)
    return try DaySlate(try SlateFile(contentsOf: file, kind: .real), table, players)
  }

  @Test func aFileThatLeavesSuffixesOutMeansWhoPlays() throws {
    let slate = try slate([
      "Tim Hardaway,Los Angeles Lakers,Denver Nuggets,1,2026-01-05",
      "\"Jokic, Nikola\",Denver Nuggets,Los Angeles Lakers,0,2026-01-05",
    ])
    #expect(slate.entries.map(\.slate.personId) == [2, 3])
  }

  @Test func whoeverIsMisspeltIsTold() throws {
    let error = #expect(throws: SlateError.self) {
      try slate(["Hardaway,Los Angeles Lakers,Denver Nuggets,1,2026-01-05"])
    }
    guard case .players(_, let problems)? = error else {
      Issue.record("expected one line, found \(String(describing: error))")
      return
    }
    #expect(
      problems.map(\.reason) == [
        "nobody is called 'Hardaway'; expected a player's full name or his id. Like it: Tim Hardaway Jr. 2 (2026-2026), "
          + "Tim Hardaway 1 (2003-2003)"
      ])
  }

  @Test func whoIsOutIsFoundAmongThoseOfTheDay() throws {
    let day = GameDay("2025-11-01")!
    let slate = try #require(DaySlate(played: day, in: table))
    func out(_ name: String) throws(PlayerQueryError) -> DaySlate { try slate.without([name], on: day, table, players) }
    #expect(try out("tim hardaway").entries.map(\.slate.personId) == [3, 5, 6])
    #expect(try out("Hachimura, Rui").absent == ["Rui Hachimura"])
    let misspelt = #expect(throws: PlayerQueryError.self) { try out("Rui Hashimura") }
    #expect(
      misspelt?.message
        == "nobody is called 'Rui Hashimura'; expected a player's full name or his id. Like it: Rui Hachimura 5 "
        + "(2026-2026)")
    #expect(try out("Somebody Simulated").absent == ["Somebody Simulated (sim)"])
    let marked = #expect(throws: PlayerQueryError.self) { try out("Somebdy Simulated") }
    #expect(marked?.message.hasSuffix("Like it: Somebody Simulated (sim) 6 (2026-2026)") == true)
    let elsewhere = #expect(throws: PlayerQueryError.self) { try out("1") }
    #expect(elsewhere?.message == "Tim Hardaway (1) is not among the players of 2025-11-01; expected one of them")
  }
}
