import Foundation
import Testing

@testable import BoxScores

/// Slates as people write them, and how they go wrong.
@Suite struct SlateFileTests {
  private let folder: TemporaryFolder
  private static let head = "player,personId,team,opponent,home,date,out"

  init() throws { folder = try TemporaryFolder() }

  private func slate(_ lines: [String], head: String = SlateFileTests.head) throws -> SlateFile {
    let file = try folder.write("slate.csv", ([head] + lines).joined(separator: "\n") + "\n")
    return try SlateFile(contentsOf: file, kind: .real)
  }

  private func error(_ lines: [String], head: String = SlateFileTests.head) -> String? {
    do {
      _ = try slate(lines, head: head)
      return nil
    } catch let error as ImportError {
      return error.message.replacing(folder.url.appendingPathComponent("slate.csv").path, with: "slate.csv")
    } catch {
      return "\(error)"
    }
  }

  @Test func bothSidesOfAGameAreRead() throws {
    let slate = try slate([
      "Jayson Tatum,,Boston Celtics,New York Knicks,1,2025-10-24,",
      "Jalen Brunson,1628973,New York Knicks,Boston Celtics,away,2025-10-24,1",
    ])
    #expect(slate.day.description == "2025-10-24" && slate.season == Season(2026))
    let celtics = try #require(TeamCatalogue.shared.lookup("Boston Celtics", season: Season(2026)))
    #expect(slate.lines.map(\.team).first == celtics && slate.lines.map(\.opponent).last == celtics)
    #expect(slate.lines.map(\.home) == [1, 0] && slate.lines.map(\.isOut) == [false, true])
    #expect(slate.lines.map(\.personId) == [nil, 1_628_973] && slate.lines.map(\.line) == [2, 3])
    #expect(slate.lines.allSatisfy { $0.gameType == .regularSeason && $0.gameId == nil })
  }

  @Test func teamsGoByTheirShortNamesAndWhoIsOutByTheWordsOfAnInjuryReport() throws {
    let slate = try slate(
      [
        "A,B,DEN,Lakers,@,2025-10-24,Out,31", "C,D,Denver,LAL,away,2025-10-24,Questionable,24",
        "E,F,L.A. Lakers,nuggets,vs,2025-10-24,,22",
      ], head: "firstName,lastName,team,opponent,home,date,status,age")
    #expect(slate.lines.map(\.team) == [43, 43, 47] && slate.lines.map(\.opponent) == [47, 47, 43])
    #expect(slate.lines.map(\.home) == [0, 0, 1] && slate.lines.map(\.isOut) == [true, false, false])
    #expect(slate.lines.map(\.player) == ["A B", "C D", "E F"] && slate.ignoredColumns == ["age"])
  }

  @Test func aTeamOfTheOtherKindOfLeagueIsNone() throws {
    let file = try folder.write(
      "slate.csv", "player,team,opponent,home,date\nA B,herons,Boston Celtics,1,2025-10-24\n")
    let error = try #require(throws: ImportError.self) { try SlateFile(contentsOf: file, kind: .simulated) }
    #expect(
      error.message.hasSuffix(
        "line 2, column 'opponent': found 'Boston Celtics', expected a team of the simulated league, such as Northport "
          + "Herons"))
  }

  @Test func columnsThatAreMissingAreNamedTogether() {
    #expect(
      error(["x,y"], head: "name,side")
        == "slate.csv, line 1: missing columns 'player', 'team', 'opponent', 'home', 'date'; found 'name', 'side'; "
        + "expected player or personId, team, opponent, home and date")
  }

  @Test func anotherSeparatorIsNamed() {
    #expect(
      error(["Jaylen Brown;Boston Celtics;New York Knicks;1;2025-10-24"], head: "player;team;opponent;home;date")
        == "slate.csv, line 1: columns seem to be separated by semicolons; expected commas; convert the file")
  }

  @Test(arguments: [
    (
      "Jayson Tatum,,Boston Celtics,New York Knicks,maybe,2025-10-24,",
      "slate.csv, line 3, column 'home': found 'maybe', expected 1, 0 or nothing"
    ),
    (
      "Jayson Tatum,,Boston Celtics,Boston Celtics,1,2025-10-24,",
      "slate.csv, line 3, column 'opponent': found 'Boston Celtics', expected another team than his own"
    ),
    (
      "Jayson Tatum,,Bostonians,New York Knicks,1,2025-10-24,",
      "slate.csv, line 3, column 'team': found 'Bostonians', expected a team of season 2026, such as Boston Celtics"
    ),
    (
      "Jayson Tatum,,Los Angeles,New York Knicks,1,2025-10-24,",
      "slate.csv, line 3, column 'team': found 'Los Angeles', expected one of Los Angeles Clippers, Los Angeles Lakers"
    ),
    (
      "Jayson Tatum,,Boston Celtics,New York Knicks,1,2025-10-24,perhaps",
      "slate.csv, line 3, column 'out': found 'perhaps', expected 1, 0 or nothing"
    ),
    (
      "Jayson Tatum,,Boston Celtics,New York Knicks,1,2025-10-25,",
      "slate.csv, line 3, column 'date': found '2025-10-25', expected 2025-10-24, as in the lines before: one day a file"
    ),
    (
      "Jayson Tatum,,Boston Celtics,New York Knicks,1,24.10.2025,",
      "slate.csv, line 3, column 'date': found '24.10.2025', expected a day as YYYY-MM-DD"
    ),
    (
      ",,Boston Celtics,New York Knicks,1,2025-10-24,",
      "slate.csv, line 3, column 'player': found '', expected a player's full name or his id"
    ),
    (
      "Derrick White,-4,Boston Celtics,New York Knicks,1,2025-10-24,",
      "slate.csv, line 3, column 'personId': found '-4', expected a whole number above zero"
    ),
    (
      "Jaylen Brown,,Boston Celtics,New York Knicks,1,2025-10-24,",
      "slate.csv, line 3: player 'Jaylen Brown' stands already in line 2; keep one of the two"
    ),
    (
      "Derrick White,,Boston Celtics,Chicago Bulls,1,2025-10-24,",
      "slate.csv, line 3, column 'opponent': found 'Chicago Bulls', expected the game of line 2: a team plays once a day, "
        + "at home or away"
    ),
    (
      "Jalen Brunson,,New York Knicks,Boston Celtics,1,2025-10-24,",
      "slate.csv, line 3, column 'opponent': found 'Boston Celtics', expected the game of line 2: a team plays once a "
        + "day, at home or away"
    ),
  ])
  func oneWrongLineRefusesTheFile(line: String, expected: String) {
    #expect(error(["Jaylen Brown,,Boston Celtics,New York Knicks,1,2025-10-24,", line]) == expected)
  }
}
