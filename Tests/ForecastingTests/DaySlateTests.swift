import BoxScores
import Foundation
import Testing

@testable import Forecasting

/// Who is forecast of a night to come, and who is said to be missing.
@Suite struct DaySlateTests {
  private let day = GameDay("2025-10-24")!

  /// Boston at home against New York, Denver against Utah.
  private var games: [ScheduledGame] {
    let sides: [(id: Int64, home: Int16, away: Int16)] = [(22_500_001, 38, 52), (22_500_002, 43, 62)]
    return sides.map {
      ScheduledGame(
        gameId: $0.id, day: day, season: Season(2026), gameType: .regularSeason, home: $0.home, away: $0.away)
    }
  }

  @Test func teamsWithoutARosterAreNamedBesideThoseWithOne() throws {
    let slate = try #require(
      DaySlate(
        scheduled: games,
        roster: [
          RosterEntry(personId: 1, player: "A", team: 38), RosterEntry(personId: 2, player: "B", team: 43),
          RosterEntry(personId: 3, player: "C", team: 62, isOut: true),
        ])
    ).requiringPlayers(on: day)
    #expect(slate.entries.map(\.slate.personId) == [1, 2])
    #expect(slate.teamsWithoutPlayers == [52, 62])
    #expect(
      slate.rosterNote
        == "Nobody is forecast of New York Knicks, Utah Jazz: no roster names a player of theirs who is not out.")
  }

  @Test func aNightOfWhichNobodyIsKnownIsRefused() throws {
    let slate = try #require(DaySlate(scheduled: games, roster: [RosterEntry(personId: 1, player: "A", team: 41)]))
    let error = try #require(throws: ForecastingError.self) { try slate.requiringPlayers(on: day) }
    #expect(error.exitCode == .inputMissing)
    #expect(
      error.message
        == "nobody is known to play on 2025-10-24: no roster names a player of Boston Celtics, New York Knicks, Denver "
        + "Nuggets, Utah Jazz who is not out. Bring rosters in with 'fullcourt data import --roster FILE', or name the "
        + "players of the day in a file: 'fullcourt predict --slate FILE'.")
  }

  /// Jayson Tatum is number 1, and the only one who is known.
  private func slate(_ text: String) throws -> DaySlate {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("slate-\(UUID().uuidString).csv")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(text.utf8).write(to: file)
    let players = PlayerDirectory([Player(personId: 1, firstName: "Jayson", lastName: "Tatum")])
    do {
      return try DaySlate(try SlateFile(contentsOf: file, kind: .real), PlayerGameTable(kind: .real), players)
    } catch SlateError.players(let path, let problems) {
      #expect(path == file.path)
      throw SlateError.players(file: "slate.csv", problems: problems)
    }
  }

  @Test func anIdThatIsSomebodyElsesIsRefused() throws {
    let head = "personId,player,team,opponent,home,date\n"
    let error = try #require(throws: SlateError.self) {
      try slate(head + "1,Wrong Name,BOS,NYK,1,2025-10-24\n9,New Man,BOS,NYK,1,2025-10-24\n")
    }
    #expect(
      error.message
        == "slate.csv: one line does not say who plays:\n  line 2: personId 1 is Jayson Tatum, not 'Wrong Name'\nWrite the "
        + "id into the column 'personId', or the name as 'fullcourt players similar' knows it.")
    let good = try slate(head + "1,JAYSON TATUM Jr.,BOS,NYK,1,2025-10-24\n9,New Man,BOS,NYK,1,2025-10-24\n")
    #expect(good.entries.map(\.slate.personId) == [1, 9] && good.columnNote == nil)
  }

  @Test func columnsThatNobodyReadsAreNamed() throws {
    let slate = try slate("personId,team,opponent,home,date,injury,age\n1,BOS,NYK,1,2025-10-24,knee,27\n")
    #expect(slate.columnNote == "Columns of the slate that are not read: injury, age.")
  }

  @Test func whereEverybodyHasARosterThereIsNothingToSay() throws {
    let teams: [Int16] = [38, 52, 43, 62]
    let roster = teams.map { RosterEntry(personId: Int64($0), player: "A", team: $0) }
    let slate = try #require(DaySlate(scheduled: games, roster: roster))
    #expect(try slate.requiringPlayers(on: day).entries.count == 4)
    #expect(slate.rosterNote == nil)
    #expect(DaySlate(scheduled: [], roster: roster) == nil)
  }
}
