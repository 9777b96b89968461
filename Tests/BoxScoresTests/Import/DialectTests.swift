import Foundation
import NativeLibraries
import Testing

@testable import BoxScores

/// The same games in every form a file may have make the same table.
@Suite(.enabled(if: DuckDB.isAvailable, "DuckDB is not installed: make setup"))
struct DialectTests {
  private let workspace: TemporaryFolder

  init() throws { workspace = try TemporaryFolder() }

  private func importing(_ name: String, _ data: Data) throws -> (table: PlayerGameTable, report: ImportReport) {
    let store = DataStore(folder: workspace.url.appendingPathComponent("data-\(UUID().uuidString)"))
    let report = try store.importFiles([try workspace.write(name, data)])
    return (try store.loadTable(.real), report)
  }

  private func day(_ text: String, column: String = "gameDateTimeEst") throws -> String {
    let columns = BoxLine.columns.map { $0 == "gameDate" ? column : $0 }
    let file = BoxLine.file([BoxLine([column: text, "gameId": "77"])], columns: columns)
    let table = try importing("games.csv", Data(file.utf8)).table
    return table.count == 1 ? GameDay(number: table.day[0]).description : "quarantined"
  }

  @Test(arguments: [
    ("2024-10-22", "2024-10-22"), ("2024-10-22 19:30:00", "2024-10-22"), ("2024-10-22 00:30:00", "2024-10-22"),
    ("2024-10-22T19:30:00", "2024-10-22"), ("2024-10-23T00:30:00Z", "2024-10-22"),
    ("2024-10-22T19:30:00Z", "2024-10-22"), ("2024-10-22T00:00:00Z", "2024-10-22"),
    ("2024-10-22T23:30:00-04:00", "2024-10-22"), ("2024-10-23T04:30:00+01:00", "2024-10-22"),
    ("2024-10-22 19:30", "2024-10-22"), ("2024-10-22T19:30:00.000Z", "2024-10-22"),
    ("2024-10-22 25:00:00", "quarantined"), ("2024-13-01", "quarantined"), ("2024-10-22T19:30:00X", "quarantined"),
  ])
  func datesOfAllDialects(text: String, expected: String) throws {
    #expect(try day(text) == expected)
    #expect(try day(text, column: "gameDate") == expected)
  }

  @Test func aFileOfEveningTimesMarkedZIsEastern() throws {
    // Twenty games at half past seven, and one of unknown time: not UTC, whatever the letter says.
    let columns = BoxLine.columns.map { $0 == "gameDate" ? "gameDateTimeEst" : $0 }
    var lines = (1...20).map {
      BoxLine(["gameId": "\(22_400_000 + $0)", "gameDateTimeEst": "2024-11-\($0 < 10 ? "0" : "")\($0)T19:30:00Z"])
    }
    lines.append(BoxLine(["gameId": "22400099", "gameDateTimeEst": "2024-11-25T00:00:00Z"]))
    let (table, report) = try importing("a.csv", Data(BoxLine.file(lines, columns: columns).utf8))
    #expect(GameDay(number: table.day.last ?? 0).description == "2024-11-25")
    #expect(report.files[0].notes.count == 1 && report.files[0].notes[0].contains("read as Eastern"))
    // Half of them after midnight: UTC.
    let utc = lines.enumerated().map { index, line in
      var line = line
      if index % 2 == 0 { line.values["gameDateTimeEst"]?.replace("T19:30", with: "T01:30") }
      return line
    }
    let shifted = try importing("b.csv", Data(BoxLine.file(utc, columns: columns).utf8)).table
    #expect(GameDay(number: shifted.day[0]).description == "2024-10-31")
    #expect(GameDay(number: shifted.day.last ?? 0).description == "2024-11-24")
  }

  @Test func minutesAsAClock() throws {
    let lines = ["34:30", "34.5", "PT34M30.00S", "034:30", "34:61", ""].enumerated().map {
      BoxLine(["personId": "\($0.offset + 1)", "numMinutes": $0.element])
    }
    let (table, report) = try importing("a.csv", Data(BoxLine.file(lines).utf8))
    #expect(table.personId == [1, 2, 3, 4, 6])
    #expect(table[.minutes].prefix(4).allSatisfy { $0 == 34.5 } && table[.minutes][4].isNaN)
    #expect(report.totals.quarantined == 1)
  }

  @Test func columnsMayBeMoreOrFewerAndInAnyOrder() throws {
    let columns = [
      "extra", "points", "opponentteamName", "GAMEID", "personId", "gameDateTimeEst", "playerteamName", "",
    ]
    let line = BoxLine(["GAMEID": "0022400061", "personId": "201143.0", "gameDateTimeEst": "2024-10-22 19:00:00"])
    let (table, report) = try importing("a.csv", Data(BoxLine.file([line], columns: columns).utf8))
    #expect(table.count == 1 && table.gameId == [22_400_061] && table.personId == [201_143])
    #expect(table.team == [38] && table.opponent == [52])
    // The game id says what kind of game it was.
    #expect(table.gameType == [GameType.regularSeason.rawValue])
    #expect(table[.points] == [11] && table[.assists][0].isNaN)
    #expect(report.files[0].extraColumns == ["extra"])
    #expect(report.files[0].missingColumns.contains("assists") && !report.files[0].missingColumns.contains("gameId"))
  }

  @Test func seasonsOfTheBubbleAndOfMadeUpIds() throws {
    let lines = [
      BoxLine(["gameId": "21900999", "gameDate": "2020-08-05"]),
      BoxLine(["gameId": "41900406", "gameDate": "2020-10-11"]),
      BoxLine(["gameId": "2020080538", "gameDate": "2020-08-05"]),
      BoxLine(["gameId": "22000001", "gameDate": "2020-12-22"]),
      BoxLine(["gameId": "1999110538", "gameDate": "1999-11-05"]),
      BoxLine([
        "gameId": "24600001", "gameDate": "1946-11-01",
        "playerteamCity": "Boston", "opponentteamCity": "Toronto", "opponentteamName": "Huskies",
        "points": "8", "plusMinusPoints": "",
      ]),
      BoxLine(["gameId": "2019080138", "gameDate": "2019-08-01"]),
    ]
    let table = try importing("a.csv", Data(BoxLine.file(lines).utf8)).table
    let seasons = Dictionary(uniqueKeysWithValues: zip(table.gameId, table.season))
    #expect(seasons[21_900_999] == 2020 && seasons[41_900_406] == 2020 && seasons[2_020_080_538] == 2020)
    #expect(seasons[22_000_001] == 2021 && seasons[1_999_110_538] == 2000 && seasons[24_600_001] == 1947)
    #expect(seasons[2_019_080_138] == 2020)
    #expect(table.season == table.season.sorted())
  }

  @Test func whatAnEraDidNotRecordIsMissing() throws {
    let line = BoxLine([
      "gameId": "1960110538", "gameDate": "1960-11-05", "points": "8", "threePointersMade": "0",
      "threePointersAttempted": "0", "steals": "0", "blocks": "2", "turnovers": "", "plusMinusPoints": "0",
      "opponentteamCity": "Cincinnati", "opponentteamName": "Royals", "reboundsOffensive": "0",
      "reboundsDefensive": "0",
      "reboundsTotal": "12",
    ])
    let (table, report) = try importing("a.csv", Data(BoxLine.file([line]).utf8))
    #expect(table.count == 1)
    for column in BoxColumn.allCases { #expect(table[column][0].isNaN == !column.isRecorded(in: Season(1961))) }
    #expect(table[.rebounds] == [12])
    let dropped = Dictionary(uniqueKeysWithValues: report.beforeRecording.map { ($0.column, [$0.zeros, $0.others]) })
    #expect(dropped["steals"] == [1, 0] && dropped["blocks"] == [0, 1] && dropped["turnovers"] == nil)
  }

  @Test func whoDidNotPlayAndWhatIsNoHistory() throws {
    let nothing = Dictionary(uniqueKeysWithValues: BoxLine.columns[15...].map { ($0, "") })
    let zeros = Dictionary(uniqueKeysWithValues: BoxLine.columns[15...].map { ($0, "0") })
    func line(_ id: Int, _ changes: [String: String]...) -> BoxLine {
      var line = BoxLine(["personId": "\(id)"])
      for change in changes { line.values.merge(change) { _, new in new } }
      return line
    }
    let early = ["gameId": "1949110138", "gameDate": "1949-11-01"]
    let (table, report) = try importing(
      "a.csv",
      Data(
        BoxLine.file([
          line(1), line(2, nothing), line(3, zeros), line(4, ["numMinutes": ""]), line(5, nothing, early),
          line(6, zeros, early), line(7, ["gameType": "Preseason", "gameId": "12400061"]),
          line(
            8, ["gameType": "All-Star Game", "gameId": "32400061", "playerteamCity": "", "playerteamName": "Team X"]),
          line(9, ["numMinutes": "0"]), line(10, ["gameType": "playoffs"]),
          line(11, ["gameType": "Play-in Tournament"]),
          line(12, ["gameType": "Emirates NBA Cup"]), line(13, ["gameType": "Emirates NBA Cup", "gameId": "62400001"]),
        ]).utf8))
    #expect(Set(table.personId) == [1, 4, 5, 6, 10, 11, 12, 13])
    #expect(report.totals.didNotPlay == 3 && report.totals.notHistory == 2 && report.totals.quarantined == 0)
    #expect(report.unknownMinutesPlayed == 1 && report.unknownMinutesDidNotPlay == 1)
    let types = Dictionary(uniqueKeysWithValues: zip(table.personId, table.gameType))
    #expect(types[10] == GameType.playoffs.rawValue && types[11] == GameType.playIn.rawValue)
    #expect(types[12] == GameType.regularSeason.rawValue && types[13] == GameType.cupFinal.rawValue)
  }

  @Test func twoGamesOfAPlayerOnOneDateAreLegal() throws {
    let (table, report) = try importing(
      "a.csv", Data(BoxLine.file([BoxLine(["gameId": "1"]), BoxLine(["gameId": "2"])]).utf8))
    #expect(table.count == 2 && report.totals.quarantined == 0)
  }

  /// Random good rows, in every packing, line end and order: the same table, equal to what was written.
  @Test(arguments: 0..<6)
  func everyFormReadsBackEqual(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var lines: [BoxLine] = []
    for game in 0..<12 {
      for person in 0..<8 {
        let threes = generator.integer(in: 0..<4)
        let goals = threes + generator.integer(in: 0..<6)
        let free = generator.integer(in: 0..<5)
        let offensive = generator.integer(in: 0..<4)
        let defensive = generator.integer(in: 0..<9)
        lines.append(
          BoxLine([
            "personId": "\(person + 1)", "gameId": "\(22_400_100 + game)", "gameDate": "2024-11-\(10 + game)",
            "lastName": ["O'Neal", "Bo, Jr.", "the \"Kid\"", "Dončić", "two\nlines"][generator.integer(in: 0..<5)],
            "home": ["", "0", "1"][generator.integer(in: 0..<3)], "numMinutes": "\(generator.integer(in: 1..<400))",
            "threePointersMade": "\(threes)", "threePointersAttempted": "\(threes + 3)", "fieldGoalsMade": "\(goals)",
            "fieldGoalsAttempted": "\(goals + 5)", "freeThrowsMade": "\(free)", "freeThrowsAttempted": "\(free + 1)",
            "points": "\(2 * goals + threes + free)", "reboundsOffensive": "\(offensive)",
            "reboundsDefensive": "\(defensive)", "reboundsTotal": "\(offensive + defensive)",
            "assists": generator.chance(0.2) ? "" : "\(generator.integer(in: 0..<20))",
          ]))
        lines[lines.count - 1].values["numMinutes"] = "\(Double(generator.integer(in: 1..<960)) / 20)"
      }
    }
    let plain = try importing("plain.csv", Data(BoxLine.file(lines).utf8)).table
    #expect(plain.count == lines.count)
    for (row, line) in lines.sorted(by: { Self.key($0) < Self.key($1) }).enumerated() {
      #expect(plain.personId[row] == Int64(line.values["personId"]!))
      for column in BoxColumn.allCases {
        let text = line.values[column.fileName]!
        #expect(text.isEmpty ? plain[column][row].isNaN : plain[column][row] == Float(text))
      }
      #expect(plain.home[row] == Int8(line.values["home"]!) ?? -1)
    }
    let turned = Data(BoxLine.file(lines.reversed(), columns: BoxLine.columns.reversed()).utf8)
    let shuffled = BoxLine.file(lines.shuffled(using: &generator), columns: BoxLine.columns.shuffled(using: &generator))
    for (name, data) in [
      ("turned.csv", turned), ("crlf.csv", Data(BoxLine.file(lines, end: "\r\n").utf8)),
      ("bom.csv", Data([0xef, 0xbb, 0xbf]) + Data(shuffled.utf8)), ("packed.csv.gz", try Packed.gzip(turned)),
      ("two.csv.gz", try Packed.gzip(turned.prefix(4000)) + Packed.gzip(turned.dropFirst(4000))),
      ("a.zip", try Packed.zip([("PlayerStatistics.csv", turned)])),
      ("b.zip", try Packed.zip([("PlayerStatistics.csv", turned)], stored: true)),
      ("c.zip", try Packed.zip([("x/PlayerStatistics.csv", turned), ("Players.csv", Data("personId,x\n1,2\n".utf8))])),
    ] {
      let (table, report) = try importing(name, data)
      #expect(
        TableReader.contentHash(of: table, 0..<table.count) == TableReader.contentHash(of: plain, 0..<plain.count))
      #expect(report.totals.new == lines.count)
      #expect(report.skipped.count == (name == "c.zip" ? 1 : 0))
    }
  }

  private static func key(_ line: BoxLine) -> String {
    line.values["gameDate"]! + String(100 + (Int(line.values["personId"]!) ?? 0))
  }

  @Test func theStoresOwnParquetImportsAgain() throws {
    let store = DataStore(folder: workspace.url.appendingPathComponent("data"))
    let lines = (1...50).map { BoxLine(["personId": "\($0)", "gameLabel": $0 % 2 == 0 ? "" : "a, \"b\""]) }
    _ = try store.importFiles([try workspace.write("a.csv", BoxLine.file(lines))])
    let file = try #require(try store.seasonFiles(.real)[Season(2025)])
    let again = try store.importFiles([file])
    #expect(again.totals.equal == 50 && !again.changedStore)
    let other = DataStore(folder: workspace.url.appendingPathComponent("other"))
    _ = try other.importFiles([file])
    #expect(try other.seasonHashes(.real) == store.seasonHashes(.real))
  }
}
