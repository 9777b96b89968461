import Foundation
import NativeLibraries
import Testing

@testable import BoxScores

/// Files of players, games to come, and rosters.
@Suite(.enabled(if: DuckDB.isAvailable, "DuckDB is not installed: make setup"))
struct CompanionTests {
  private let workspace: TemporaryFolder
  private var store: DataStore { DataStore(folder: workspace.url.appendingPathComponent("data")) }

  init() throws { workspace = try TemporaryFolder() }

  @Test func playersEnrichTheNamesOfTheBoxScores() throws {
    _ = try store.importFiles([
      try workspace.write(
        "a.csv",
        BoxLine.file([
          BoxLine(), BoxLine(["gameId": "22400099", "gameDate": "2024-11-11", "lastName": "Horford Sr."]),
        ]))
    ])
    let file = try workspace.write(
      "players.csv",
      """
      personId,firstName,lastName,birthdate,height,bodyWeight,guard,forward,center,country,draftYear,draftRound,draftNumber
      201143,Alfred,Horford,1986-06-03,81.0,240.0,False,True,True,DR,2007,1,3
      7,Dan,Schayes,1959-05-10,,3.0,,,,USA,-1,,

      """)
    let report = try store.importPlayers(file)
    #expect(report.read == 2 && report.stored == 2 && report.droppedValues == 1 && report.changedStore)
    let players = try store.players(.real)
    #expect(players.count == 2)
    let al = try #require(players[201_143])
    #expect(al.fullName == "Al Horford Sr." && al.birthDay == GameDay("1986-06-03"))
    #expect(al.height == Float(81 * 2.54) && al.weight == Float(240 * 0.453_592_37))
    #expect(al.isGuard == false && al.isForward == true && al.isCenter == true)
    #expect(al.draftYear == 2007 && al.draftNumber == 3)
    let dan = try #require(players[7])
    #expect(dan.weight == nil && dan.isGuard == nil && dan.draftYear == nil && dan.birthDay == GameDay("1959-05-10"))
    #expect(try !store.importPlayers(file).changedStore)
    // The spelling of Kaggle's Players.csv; a later file corrects a player and leaves the others.
    let kaggle = try workspace.write(
      "Players.csv",
      "personId,firstName,lastName,birthDate,heightInches,bodyWeightLbs\n7,Danny,Schayes,1959-05-10,83,260\n")
    _ = try store.importPlayers(kaggle)
    #expect(try store.players(.real)[7]?.height == Float(83 * 2.54))
    #expect(try store.players(.real)[201_143]?.draftNumber == 3)
  }

  @Test func playersThatCannotBe() throws {
    let twice = try workspace.write("a.csv", "personId,firstName,lastName\n7,A,B\n8,A,C\n7,A,D\n")
    #expect(throws: ImportError.repeatedKey(file: twice.path, line: 4, firstLine: 2, key: "personId 7")) {
      try store.importPlayers(twice)
    }
    let none = try workspace.write("b.csv", "personId,firstName,lastName\nx,A,B\n")
    do {
      _ = try store.importPlayers(none)
      Issue.record("a player without number was taken")
    } catch let error as ImportError {
      #expect(
        error.message == "\(none.path), line 2, column 'personId': found 'x', expected a whole number above zero")
    }
    let other = try workspace.write("c.csv", "id,name\n1,x\n")
    #expect(throws: ImportError.self) { try store.importPlayers(other) }
    let short = try workspace.write("d.csv", "personId,firstName,lastName\n1,A\n")
    #expect(
      throws: ImportError.malformedLine(
        file: short.path, line: 2, reason: "the line has 2 fields, the header has 3")
    ) { try store.importPlayers(short) }
  }

  @Test func schedulesInTheirSpellings() throws {
    let plain = try workspace.write(
      "a.csv", "gameId,gameDate,home,away\n22500001,2025-10-21,Oklahoma City Thunder,Houston Rockets\n")
    let kaggle = try workspace.write(
      "b.csv",
      """
      gameId,gameDateTimeEst,gameLabel,hometeamId,awayteamId
      22500002,2025-10-21T22:00:00Z,,1610612747,1610612744
      42500101,2026-04-18T00:00:00Z,,0,0
      12500003,2025-10-04T19:00:00Z,Preseason,1610612747,1610612744

      """)
    let parts = try workspace.write(
      "c.csv",
      "gameId,gameDate,hometeamCity,hometeamName,awayteamCity,awayteamName,gameType\n"
        + "22500001,2025-10-22,Oklahoma City,Thunder,LA,Clippers,Regular Season\n")
    #expect(try store.importSchedule(plain).stored == 1)
    let second = try store.importSchedule(kaggle)
    #expect(second.stored == 1 && second.passedOver == 2)
    let day = try #require(GameDay("2025-10-21"))
    #expect(
      try store.schedule(on: day) == [
        ScheduledGame(
          gameId: 22_500_001, day: day, season: Season(2026), gameType: .regularSeason, home: 60, away: 45),
        ScheduledGame(
          gameId: 22_500_002, day: day, season: Season(2026), gameType: .regularSeason, home: 47, away: 44),
      ])
    _ = try store.importSchedule(parts)
    #expect(try store.schedule(on: day).map(\.gameId) == [22_500_002])
    #expect(try store.schedule().last?.away == 46)
  }

  @Test(arguments: [
    (
      "gameId,gameDate,home,away\n1,2025-10-21,Springfield Isotopes,Houston Rockets\n",
      "line 2, column 'home': found 'Springfield Isotopes', expected a team of season 2026, such as Boston Celtics"
    ),
    (
      "gameId,gameDate,home,away\n1,2025-02-30,Utah Jazz,Houston Rockets\n",
      "line 2, column 'gameDate': found '2025-02-30', expected a day as YYYY-MM-DD"
    ),
    (
      "gameId,gameDate,home,away\n1,2025-10-21,Utah Jazz,Utah Jazz\n",
      "line 2, column 'away': found 'Utah Jazz', expected another team than at home"
    ),
    (
      "gameId,gameDate,home,away\n1,2025-10-21,Utah Jazz,Houston Rockets\n\n1,2025-10-22,Utah Jazz,Miami Heat\n",
      "line 4: gameId 1 stands already in line 2; keep one of the two"
    ),
    (
      "gameId,home\n1,Utah Jazz\n",
      "line 1: missing columns 'gameDate or date', 'away'; found 'gameId', 'home'; "
        + "expected gameId, a date, home and away"
    ),
    (
      "gameId,date,home,away\n1,2025-10-21,Utah Jazz,Houston Rockets\n2,2025-10-21,MIA,Jazz\n",
      "line 3, column 'away': found 'Jazz', expected another team or day: line 2 has a game of it on 2025-10-21, and a "
        + "team plays once a day"
    ),
    (
      "gameId,date,home,away\n1,2025-10-21,Utah Jazz,Los Angeles\n",
      "line 2, column 'away': found 'Los Angeles', expected one of Los Angeles Clippers, Los Angeles Lakers"
    ),
    (
      "gameId,date,home,away,status\n1,2025-10-21,Utah Jazz,LAL,moved\n",
      "line 2, column 'status': found 'moved', expected Cancelled or Postponed, or Scheduled, Final or nothing"
    ),
    (
      "gameId;date;home;away\n1;2025-10-21;Utah Jazz;LAL\n",
      "line 1: columns seem to be separated by semicolons; expected commas; convert the file"
    ),
  ])
  func schedulesThatCannotBe(text: String, words: String) throws {
    let file = try workspace.write("a.csv", text)
    do {
      _ = try store.importSchedule(file)
      Issue.record("the schedule was taken")
    } catch let error as ImportError {
      #expect(error.message == "\(file.path), \(words)")
    }
  }

  @Test func aGameThatIsCancelledLeavesTheScheduleAndAnotherTakesItsPlace() throws {
    let head = "gameId,date,home,away,status,tv\n"
    let first = try workspace.write(
      "a.csv", head + "1,2025-10-21,Utah Jazz,HOU,,NBC\n2,2025-10-22,Celtics,New York,Scheduled,\n")
    #expect(try store.importSchedule(first).ignoredColumns == ["tv"])
    // The Jazz cannot play somebody else that day as well, until their game is taken out.
    let other = try workspace.write("b.csv", "gameId,date,home,away\n3,2025-10-21,Miami Heat,Utah Jazz\n")
    do {
      _ = try store.importSchedule(other)
      Issue.record("a team plays twice a day")
    } catch let error as ImportError {
      #expect(
        error.message
          == "\(other.path), line 2, column 'away': found 'Utah Jazz', expected another team or day: it plays game 1 of the "
          + "schedule on 2025-10-21, and a team plays once a day; a line with that gameId and the status Cancelled takes "
          + "the game out")
    }
    let mended = try workspace.write(
      "c.csv", head + "1,,,,Postponed,\n9,,,,cancelled,\n3,2025-10-21,Miami Heat,Utah Jazz,,\n")
    let report = try store.importSchedule(mended)
    #expect(report.stored == 1 && report.removed == 1 && report.changedStore)
    #expect(try store.schedule().map(\.gameId) == [3, 2])
    #expect(try !store.importSchedule(mended).changedStore)
    let last = try workspace.write("d.csv", head + "2,,,,Canceled,\n3,,,,Canceled,\n")
    #expect(try store.importSchedule(last).removed == 2)
    #expect(try store.schedule().isEmpty)
    _ = try store.importSchedule(first)
    #expect(try store.schedule().map(\.gameId) == [1, 2])
  }

  @Test func rosters() throws {
    let file = try workspace.write(
      "r.csv", "personId,player,team,out\n201143,Al Horford,Boston Celtics,\n7,Dan Schayes,Utah Jazz,1\n")
    #expect(try store.importRoster(file).stored == 2)
    #expect(
      try store.roster() == [
        RosterEntry(personId: 201_143, player: "Al Horford", team: 38),
        RosterEntry(personId: 7, player: "Dan Schayes", team: 62, isOut: true),
      ])
    #expect(try store.roster(of: 62).map(\.personId) == [7])
    // The next one replaces the rosters of its teams, and takes its players off those of others.
    let next = try workspace.write("s.csv", "personId,firstName,lastName,teamId\n201143,Al,Horford,1610612744\n")
    let report = try store.importRoster(next)
    #expect(report.rosters == RosterCounts(replacedTeams: 1, keptTeams: 1, keptPlayers: 1) && report.removed == 0)
    let horford = RosterEntry(personId: 201_143, player: "Al Horford", team: 44)
    let schayes = RosterEntry(personId: 7, player: "Dan Schayes", team: 62, isOut: true)
    #expect(try store.roster() == [horford, schayes])
    let jazz = try workspace.write("j.csv", "personId,player,team,status,age\n8,A B,UTA,Questionable,31\n")
    let second = try store.importRoster(jazz)
    #expect(second.rosters == RosterCounts(replacedTeams: 1, keptTeams: 1, keptPlayers: 1) && second.removed == 1)
    #expect(second.ignoredColumns == ["age"])
    #expect(try store.roster() == [horford, RosterEntry(personId: 8, player: "A B", team: 62)])
    #expect(try !store.importRoster(jazz).changedStore)
    let bad = try workspace.write("t.csv", "personId,player,team\n1,A,Nobody\n")
    #expect(throws: ImportError.self) { try store.importRoster(bad) }
    let worse = try workspace.write("u.csv", "personId,player,team,out\n1,A,Utah Jazz,perhaps\n")
    #expect(throws: ImportError.self) { try store.importRoster(worse) }
  }
}
