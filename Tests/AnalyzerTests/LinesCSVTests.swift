import BoxScores
import Foundation
import Testing

@testable import Analyzer

@Suite struct LinesCSVTests {
  static let header =
    "source,captured,gameDate,tipoffUtc,homeTeam,awayTeam,player,personId,gameId,market,book,line,overOdds,underOdds,"
    + "overNoVig,actual,minutes"
  static let good =
    "feed,2024-10-22T22:00:00Z,2024-10-22,2024-10-23T02:00:00Z,Los Angeles Lakers,Minnesota Timberwolves,Anthony Davis,"
    + "203076,22400062,points,draftkings,24.5,-115.0,-105,0.51,36,38.0"

  static func read(_ text: String, _ notation: Odds.Notation = .american) throws -> LineFile {
    try Array(text.utf8).withUnsafeBytes { try LinesCSV.read($0, named: "lines.csv", notation: notation) }
  }

  @Test func aRowIsReadWhole() throws {
    let file = try Self.read(Self.header + "\n" + Self.good + "\n")
    #expect(file.rows == 1 && file.problems.isEmpty)
    let line = try #require(file.lines.first)
    #expect(line.row == 2 && line.feed == "feed" && line.player == "Anthony Davis")
    #expect(line.captured?.description == "2024-10-22T22:00Z" && line.tipOff?.description == "2024-10-23T02:00Z")
    #expect(line.gameDate == GameDay(year: 2024, month: 10, day: 22) && line.tipOff?.easternDay == line.gameDate)
    #expect(line.personId == 203_076 && line.gameId == 22_400_062 && line.market == .points)
    #expect(line.line == LineValue(24.5) && line.statedOutcome == 36)
    #expect(line.over == SmallLeague.american(-115) && line.under == SmallLeague.american(-105))
    #expect(line.bookKind == .sportsbook && line.isTwoSided)
  }

  @Test func columnsMayStandAnywhereAndOneSideMayBeMissing() throws {
    let text = """
      Book,MARKET,line,overOdds,underOdds,player,homeTeam,awayTeam,tipoffUtc
      fanduel,threes,2,,1.8,"Curry, Stephen",Golden State Warriors,Utah Jazz,2025-01-05T03:40:00+00:00
      """
    let line = try #require(try Self.read(text, .decimal).lines.first)
    #expect(line.over == nil && line.under == SmallLeague.decimal(1.8) && !line.isTwoSided)
    #expect(line.player == "Curry, Stephen" && line.gameDate == nil && line.noVig() == nil)
    #expect(line.tipOff?.easternDay == GameDay(year: 2025, month: 1, day: 4))
  }

  @Test(arguments: [
    ("points", "steals", "market"), ("24.5", "24.25", "line"), ("24.5", "", "line"), ("-115.0", "-50", "overOdds"),
    ("-105", "1.91", "underOdds"), ("203076", "-3", "personId"), ("22400062", "22400062.5", "gameId"),
    ("2024-10-22,", "2024-02-30,", "gameDate"), ("T02:00:00Z", "T02:00:00", "tipoffUtc"),
    ("T22:00:00Z", "T25:00:00Z", "captured"), ("Los Angeles Lakers", "", "homeTeam"), ("draftkings", "", "book"),
    (",36,", ",36.5,", "actual"), (",36,", ",-1,", "actual"),
  ])
  func aFieldThatCannotBeIsListedWithItsPlace(what: String, instead: String, column: String) throws {
    let bad = Self.good.replacing(what, with: instead, maxReplacements: 1)
    #expect(bad != Self.good)
    let file = try Self.read([Self.header, Self.good, bad].joined(separator: "\n"))
    #expect(file.rows == 2 && file.lines.count == 1)
    let problem = try #require(file.problems.first)
    #expect(problem.row == 3 && problem.column == column && !problem.expected.isEmpty, "\(problem.message)")
  }

  @Test(
    arguments: [
      ("Points", .points), ("PTS", .points), ("reb", .rebounds), ("Rebounds", .rebounds), ("AST", .assists),
      ("assists", .assists), ("3PM", .threes), ("3pm", .threes), ("Threes", .threes), ("PRA", .pra), ("pra", .pra),
    ] as [(String, PropMarket)])
  func marketsAreReadAsPeopleWriteThem(text: String, market: PropMarket) throws {
    let row = Self.good.replacing(",points,", with: ",\(text),").replacing("-115.0", with: "EVEN")
    let line = try #require(try Self.read(Self.header + "\n" + row.replacing("-105", with: "\u{2212}105")).lines.first)
    #expect(line.market == market)
    #expect(line.over == SmallLeague.american(100) && line.under == SmallLeague.american(-105))
  }

  @Test func anotherSeparatorIsNamed() {
    let text = Self.header.replacing(",", with: ";") + "\n" + Self.good.replacing(",", with: ";")
    let error = #expect(throws: LinesError.self) { try Self.read(text) }
    #expect(
      error?.message
        == "lines.csv, line 1: columns seem to be separated by semicolons; expected commas; convert the file")
    #expect(error?.exitCode == .dataInvalid)
  }

  @Test func rowsThatAreNoRecordsAreListedAndNoneIsLost() throws {
    let rows = [
      Self.good, Self.good, "a,b,c", Self.good.replacing("24.5", with: "25.5") + ",more", "\"" + Self.good,
      Self.good.replacing("-115.0", with: "").replacing("-105", with: ""),
      Self.good.replacing("Anthony Davis,203076", with: ","), Self.good.replacing("24.5", with: "26.5"),
    ]
    let file = try Self.read(([Self.header] + rows).joined(separator: "\n"))
    #expect(file.rows == rows.count && file.lines.count + file.problems.count == rows.count)
    #expect(file.lines.map(\.line.value) == [24.5, 26.5])
    #expect(file.problems.map(\.row) == [3, 4, 5, 6, 7, 8])
    #expect(file.problems[0].expected.contains("stands in line 2") || file.problems[0].expected.contains("line 2"))
  }

  @Test func aFileThatIsNoneIsRefused() throws {
    #expect(throws: LinesError.self) { try Self.read("") }
    #expect(throws: LinesError.self) { try Self.read("\u{FEFF}") }
    #expect(throws: LinesError.self) { try Self.read("a\nb\n") }
    #expect(throws: LinesError.self) { try Self.read(Self.header + ",line\n" + Self.good + ",1\n") }
    let error = #expect(throws: LinesError.self) { try Self.read("player,line\nx,1\n") }
    #expect(error?.message.contains("'homeTeam'") == true && error?.exitCode == .dataInvalid)
    let absent = URL(fileURLWithPath: "/nowhere/lines.csv")
    #expect(throws: LinesError.self) { try LineFile.read(absent) }
    do throws(LinesError) { _ = try LineFile.read(absent) } catch { #expect(error.exitCode == .inputMissing) }
  }

  @Test func packedFilesAndBrokenOnes() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("lines-\(UUID().uuidString).csv.gz")
    defer { try? FileManager.default.removeItem(at: file) }
    // gzip of a text, stored: header, one stored block, CRC-32 and length.
    try Data([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 3]).write(to: file)
    #expect(throws: LinesError.self) { try LineFile.read(file) }
  }

  /// What a fuzzer calls, with texts that are nearly right.
  @Test func changedBytesNeverStopTheReader() throws {
    var random = SeededGenerator(seed: 77)
    let whole = Array([Self.header, Self.good, Self.good.replacing("24.5", with: "7")].joined(separator: "\n").utf8)
    for _ in 0..<3000 {
      var bytes = whole
      for _ in 0..<random.integer(in: 1..<4) {
        let place = random.integer(in: 0..<bytes.count)
        switch random.integer(in: 0..<3) {
        case 0: bytes[place] = UInt8(random.integer(in: 0..<256))
        case 1: bytes.remove(at: place)
        default: bytes.insert([0x22, 0x2c, 0x0a, 0x2d, 0xff, 0][random.integer(in: 0..<6)], at: place)
        }
      }
      if let file = try? bytes.withUnsafeBytes({ try LinesCSV.read($0, named: "fuzz") }) {
        #expect(file.lines.count + file.problems.count == file.rows)
      }
    }
  }
}
