import Foundation
import NativeLibraries
import Testing

@testable import BoxScores

/// Rows that are set apart: each with its file, its line and the reason in words.
@Suite(.enabled(if: DuckDB.isAvailable, "DuckDB is not installed: make setup"))
struct QuarantineTests {
  private let workspace: TemporaryFolder
  private var store: DataStore { DataStore(folder: workspace.url.appendingPathComponent("data")) }

  init() throws { workspace = try TemporaryFolder() }

  private func quarantined(_ text: String) throws -> [(line: Int, reason: String)] {
    try quarantined(Data(text.utf8))
  }

  /// Imports a file beside one good row (line 2) and returns what was set apart.
  private func quarantined(_ data: Data) throws -> [(line: Int, reason: String)] {
    let file = try workspace.write("games.csv", data)
    let report = try store.importFiles([file])
    #expect(report.totals.read == report.totals.accepted + report.totals.quarantined)
    guard let path = report.quarantineFile else { return [] }
    let table = try SmallTable(URL(fileURLWithPath: path))
    #expect(table.rows.count == report.totals.quarantined)
    #expect(table.rows.allSatisfy { table.text($0, "file") == file.path })
    return table.rows.map { (Int(table.text($0, "line")) ?? 0, table.text($0, "reason")) }
  }

  @Test(
    arguments: [
      (["points": "NaN"], "points is 'NaN', which is no number, expected a whole number from 0 to 200"),
      (["points": "nan"], "points is 'nan', which is no number, expected a whole number from 0 to 200"),
      (["points": "eleven"], "points is 'eleven', which is no number, expected a whole number from 0 to 200"),
      (["points": "1e308"], "points is 1e+308, expected a whole number from 0 to 200"),
      (["points": "1e999"], "points is inf, expected a whole number from 0 to 200"),
      (["assists": "inf"], "assists is inf, expected a whole number from 0 to 200"),
      (["assists": "-1"], "assists is -1, expected a whole number from 0 to 200"),
      (["assists": "2.5"], "assists is 2.5, expected a whole number"),
      (["numMinutes": "121"], "numMinutes is 121, expected minutes from 0 to 120"),
      (["plusMinusPoints": "-101"], "plusMinusPoints is -101, expected a whole number from -100 to 100"),
      (["points": "29"], "points is 29, but 4 field goals with 3 threes and 0 free throws make 11"),
      (["reboundsTotal": "4"], "reboundsTotal is 4, but 0 offensive and 3 defensive make 3"),
      (["fieldGoalsAttempted": "3"], "4 field goals made of 3 attempted"),
      (["threePointersAttempted": "2"], "3 threes made of 2 attempted"),
      (["freeThrowsMade": "1", "points": "12"], "1 free throws made of 0 attempted"),
      (
        ["fieldGoalsMade": "2", "points": "7"], "3 threes made among 2 field goals"
      ),
      (["gameDate": "2024-02-30"], "the date '2024-02-30' is no day of the calendar, expected YYYY-MM-DD"),
      (["gameDate": "22/10/2024"], "the date '22/10/2024' is no day of the calendar, expected YYYY-MM-DD"),
      (["gameDate": "infinity"], "the date 'infinity' is no day of the calendar, expected YYYY-MM-DD"),
      (["gameDate": ""], "the date is missing"),
      (["gameDate": "2021-10-22"], "gameId 22400061 belongs to season 2025, its date 2021-10-22 to 2022"),
      (
        ["gameDate": "1931-10-22", "gameId": "77"],
        "season 1932 lies outside of the league's time, which began with 1947"
      ),
      (["gameType": "Friendly"], "the game type 'Friendly' is not known"),
      (
        ["playerteamCity": "Springfield", "playerteamName": "Isotopes"],
        "the team 'Springfield Isotopes' is not known in season 2025"
      ),
      (["opponentteamName": ""], "the team 'New York' is not known in season 2025"),
      (
        ["opponentteamCity": "Boston", "opponentteamName": "Celtics"], "the team 'Boston Celtics' plays against itself"
      ),
      (["personId": ""], "personId is missing or not a whole number"),
      (["personId": "12.5"], "personId is missing or not a whole number"),
      (["gameId": "1e308"], "gameId is missing or not a whole number"),
      (["personId": "-5"], "personId -5, gameId 22400061: expected positive numbers"),
      (
        ["personId": "9000000001"],
        "personId 9000000001, gameId 22400061: numbers this high are kept for simulated rows"
      ),
      (["home": "maybe"], "home is 'maybe', expected 1, 0 or nothing"),
    ] as [([String: String], String)])
  func aRowThatBreaksARule(changes: [String: String], reason: String) throws {
    let found = try quarantined(BoxLine.file([BoxLine(["personId": "7"]), BoxLine(changes)]))
    #expect(found.map(\.line) == [3])
    #expect(found.map(\.reason) == [reason])
    #expect(try store.loadTable(.real).personId == [7])
  }

  @Test func whatNeverQuarantines() throws {
    let found = try quarantined(
      BoxLine.file([
        BoxLine(["fieldGoalsPercentage": "57.1", "threePointersPercentage": "NaN", "freeThrowsPercentage": "x"]),
        BoxLine(["personId": "2", "win": "perhaps", "firstName": "", "lastName": "O'Neal, \"Shaq\""]),
        BoxLine(["personId": "3", "home": "", "numMinutes": "", "assists": "", "seriesGameNumber": "one"]),
      ]))
    #expect(found.isEmpty)
    let table = try store.loadTable(.real)
    #expect(table.count == 3)
    #expect(table[.assists][1].isNaN && table[.minutes][1].isNaN && table.home[1] == -1)
    #expect(try store.players(.real)[2]?.lastName == "O'Neal, \"Shaq\"")
  }

  @Test func linesThatAreNoRecords() throws {
    var bytes = Data(BoxLine.file([BoxLine(["personId": "1"])]).utf8)
    bytes += Data("too,few,fields\n".utf8)  // 3
    bytes += Data((BoxLine(["personId": "2"]).csv() + ",extra\n").utf8)  // 4
    bytes += Data("\n".utf8)  // 5, blank: no row
    bytes += Data("Al,\"never closed".utf8) + Data(",,\n".utf8)  // 6
    bytes += Data((BoxLine(["personId": "3"]).csv() + "\n").utf8)  // 7
    bytes += Data([0x41, 0xc3, 0x28, 0x0a])  // 8
    bytes += Data([0x41, 0x00, 0x0a])  // 9
    bytes += Data("Al,5\" tall\n".utf8)  // 10
    bytes += Data("Al,\"a\"b\n".utf8)  // 11
    bytes += Data(repeating: 0x78, count: 10 << 20) + Data("\n".utf8)  // 12
    bytes += Data((BoxLine(["personId": "4"]).csv()).utf8)  // 13, no line end
    let found = try quarantined(bytes)
    #expect(found.map(\.line) == [3, 4, 6, 8, 9, 10, 11, 12])
    #expect(
      found.map(\.reason) == [
        "the line has 3 fields, the header has 35", "the line has 36 fields, the header has 35",
        "the line has text after a closing quote", "the line is not valid UTF-8", "the line has zero bytes",
        "the line has a quote inside an unquoted field", "the line has text after a closing quote",
        "the line is longer than 65,536 bytes",
      ])
    #expect(try store.loadTable(.real).personId == [1, 3, 4])
  }

  @Test func aStrayQuoteSwallowsNoGoodRows() throws {
    let found = try quarantined(
      BoxLine.file([BoxLine()]) + "Al,\"open\n" + BoxLine(["personId": "2"]).csv() + "\n"
        + BoxLine(["personId": "3"]).csv() + "\nAl,\"\n" + BoxLine(["personId": "4"]).csv() + "\nAl,\"end")
    #expect(found.map(\.line) == [3, 6, 8])
    #expect(
      found.map(\.reason) == [
        "the line opens a quote that is not closed where its record ends",
        "the line has text after a closing quote", "the line opens a quote that is never closed",
      ])
    #expect(try store.loadTable(.real).personId == [2, 3, 4, 201_143])
  }

  @Test func linesStayRightBehindQuotedLineEnds() throws {
    let found = try quarantined(
      BoxLine.file([
        BoxLine(["gameLabel": "two\nlines"]), BoxLine(["personId": "2", "gameLabel": "\"three\"\n\nlines, no less"]),
        BoxLine(["personId": "3", "points": "99"]),
      ]))
    // Header 1, then records in lines 2-3, 4-6 and 7.
    #expect(found.map(\.line) == [7])
  }

  @Test func aRepeatedKeyNamesBothLines() throws {
    let found = try quarantined(
      BoxLine.file([
        BoxLine(), BoxLine(["personId": "2"]), BoxLine(["assists": "9"]),
        BoxLine(["points": "77"]), BoxLine(["assists": "8"]),
      ]))
    #expect(found.map(\.line) == [4, 5, 6])
    let words = "gameId 22400061, personId 201143 in line"
    #expect(found[0].reason == "\(words) 4 stands already in line 2, which is kept")
    // A row that breaks a rule is no rival.
    #expect(found[1].reason.hasPrefix("points is 77"))
    #expect(found[2].reason == "\(words) 6 stands already in line 2, which is kept")
    let table = try store.loadTable(.real)
    #expect(table.count == 2 && table[.assists].last == 5)
  }

  @Test func theFirstGoodRowKeepsTheKey() throws {
    let found = try quarantined(BoxLine.file([BoxLine(["points": "77"]), BoxLine()]))
    #expect(found.map(\.line) == [2])
    #expect(try store.loadTable(.real).count == 1)
  }

  @Test func theQuarantineKeepsOtherFilesAndForgetsWhatWasMended() throws {
    let one = try workspace.write("one.csv", BoxLine.file([BoxLine(), BoxLine(["personId": "2", "points": "99"])]))
    let two = try workspace.write("two.csv", BoxLine.file([BoxLine(["personId": "3", "assists": "x"])]))
    _ = try store.importFiles([one])
    _ = try store.importFiles([two])
    let file = try #require(try store.quarantineFile())
    #expect(try SmallTable(file).rows.count == 2)
    #expect(try store.check().quarantined == 2)
    try workspace.write("one.csv", BoxLine.file([BoxLine(), BoxLine(["personId": "2"])]))
    let report = try store.importFiles([one])
    #expect(report.totals.new == 1 && report.totals.equal == 1)
    let left = try SmallTable(try #require(try store.quarantineFile()))
    #expect(left.rows.map { left.text($0, "file") } == [two.path])
    #expect(left.text(left.rows[0], "record").contains(",x,"))
  }
}
