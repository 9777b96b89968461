import BoxScores
import Foundation
import Testing

@testable import Analyzer

@Suite struct OddsAPITests {
  /// One event in the shape that The Odds API v4 documents for event odds.
  static let event = """
    {
      "id": "a1", "sport_key": "basketball_nba", "sport_title": "NBA", "commence_time": "2024-10-23T02:10:00Z",
      "home_team": "Los Angeles Lakers", "away_team": "Minnesota Timberwolves",
      "bookmakers": [
        {"key": "draftkings", "title": "DraftKings", "markets": [
          {"key": "player_points", "last_update": "2024-10-22T23:01:02Z", "outcomes": [
            {"name": "Over", "description": "Anthony Davis", "price": 1.87, "point": 24.5},
            {"name": "Under", "description": "Anthony Davis", "price": 1.95, "point": 24.5},
            {"name": "Over", "description": "Rui Hachimura", "price": 1.8, "point": 10.5}]},
          {"key": "player_points_rebounds_assists_alternate", "last_update": "2024-10-22T23:01:02Z", "outcomes": [
            {"name": "Over", "description": "Anthony Davis", "price": 3.4, "point": 45},
            {"name": "Over", "description": "Anthony Davis", "price": 2.6, "point": 40}]},
          {"key": "player_steals", "outcomes": [{"name": "Over", "description": "X", "price": 2, "point": 0.5}]}]},
        {"key": "prizepicks", "title": "PrizePicks", "last_update": "2024-10-22T22:00:00Z", "markets": [
          {"key": "player_threes", "outcomes": [
            {"name": "Over", "description": "D\\u0027Angelo Russell", "price": 1.9, "point": 2.5},
            {"name": "Under", "description": "D'Angelo Russell", "price": 1.9, "point": 2.5}]}]}]
    }
    """

  static func read(_ text: String, _ notation: Odds.Notation? = nil) throws -> LineFile {
    try OddsAPIFile.read(Array(text.utf8), named: "odds.json", notation: notation)
  }

  /// Every outcome of our markets is in a line or listed.
  static func isAccounted(_ file: LineFile) -> Bool {
    file.lines.reduce(0) { $0 + ($1.over == nil ? 0 : 1) + ($1.under == nil ? 0 : 1) } + file.problems.count
      == file.rows
  }

  @Test func anEventIsReadWhole() throws {
    let file = try Self.read(Self.event)
    #expect(file.rows == 7 && file.problems.isEmpty && Self.isAccounted(file))
    #expect(file.otherMarkets == ["player_steals": 1])
    #expect(file.lines.map(\.market) == [.points, .points, .pra, .pra, .threes])
    #expect(file.lines.map(\.isTwoSided) == [true, false, false, false, true] && file.oneSided == 3)
    #expect(file.lines.map(\.isAlternate) == [false, false, true, true, false])
    let first = file.lines[0]
    #expect(first.player == "Anthony Davis" && first.over == SmallLeague.decimal(1.87))
    #expect(first.captured?.description == "2024-10-22T23:01Z" && first.tipOff?.description == "2024-10-23T02:10Z")
    #expect(first.gameDate == nil && first.tipOff?.easternDay == GameDay(year: 2024, month: 10, day: 22))
    #expect(first.homeTeam == "Los Angeles Lakers" && first.book == "draftkings" && first.row == 7)
    #expect(file.lines[3].line == LineValue(40) && file.lines[3].over == SmallLeague.decimal(2.6))
    let last = file.lines[4]
    #expect(last.player == "D'Angelo Russell" && last.bookKind == .fixedPayout)
    #expect(last.captured?.description == "2024-10-22T22:00Z")
  }

  @Test func arraysAndTheHistoricalEnvelope() throws {
    #expect(try Self.read("[\(Self.event),\(Self.event)]").lines.count == 10)
    let old = try Self.read(#"{"timestamp": "2024-10-22T20:00:00Z", "data": \#(Self.event)}"#)
    #expect(old.lines.count == 5)
    #expect(try Self.read("[]").lines.isEmpty)
    let early = #"{"commence_time": "2024-10-23T02:10:00Z", "home_team": "a", "away_team": "b"}"#
    #expect(try Self.read(early).rows == 0)
  }

  @Test func pricesTellHowTheyAreWritten() throws {
    let american = Self.event.replacing("1.87", with: "-115").replacing("1.95", with: "-105")
      .replacing("1.8,", with: "-125,").replacing("3.4", with: "240").replacing("2.6", with: "160")
      .replacing("1.9,", with: "-111,")
    let file = try Self.read(american)
    #expect(file.problems.isEmpty && file.lines[0].over == SmallLeague.american(-115))
    let mixed = Self.event.replacing("1.87", with: "-115")
    let error = #expect(throws: LinesError.self) { try Self.read(mixed) }
    #expect(error?.message.contains("American or decimal") == true)
    let told = try Self.read(mixed, .decimal)
    #expect(
      told.problems.count == 1 && told.problems[0].column.hasSuffix("outcomes[0].price") && Self.isAccounted(told))
  }

  @Test(arguments: [
    (
      #""Over", "description": "Anthony Davis", "price": 1.87"#,
      #""Yes", "description": "Anthony Davis", "price": 1.87"#, "name"
    ),
    (#""price": 1.87"#, #""price": 0.9"#, "price"), (#""price": 1.87"#, #""price": "1.87""#, "price"),
    (#""price": 1.87, "point": 24.5"#, #""price": 1.87, "point": 24.3"#, "point"),
    (#""price": 1.87, "point": 24.5"#, #""price": 1.87"#, "point"),
    (#""Over", "description": "Anthony Davis", "price": 1.87"#, #""Over", "price": 1.87"#, "description"),
    (#""Under", "description": "Anthony Davis""#, #""Over", "description": "Anthony Davis""#, "name"),
  ])
  func anOutcomeThatCannotBeIsListed(what: String, instead: String, key: String) throws {
    let text = Self.event.replacing(what, with: instead, maxReplacements: 1)
    #expect(text != Self.event)
    let file = try Self.read(text)
    let problem = try #require(file.problems.first)
    #expect(file.problems.count == 1 && problem.column.hasSuffix(".\(key)") && Self.isAccounted(file))
    #expect(problem.row == 7 || problem.row == 8 || problem.row == 9, "\(problem.message)")
  }

  @Test(arguments: [
    "", "{", "nul", "[1, 2", "{\"a\": 1, \"a\": 2}", "\"x", "{\"a\" 1}", "[01]", "[1.]", "[-]", "[1e]", "{} {}",
    "[\"\\x\"]", "[\"\\ud800\"]", "[\"\\ud800\\u0041\"]", "[\"\u{1}\"]", "{\"message\": \"quota\"}", "3",
    "{\"bookmakers\": 3, \"commence_time\": \"2024-10-23T02:10:00Z\", \"home_team\": \"a\", \"away_team\": \"b\"}",
    "{\"bookmakers\": [], \"commence_time\": \"tomorrow\", \"home_team\": \"a\", \"away_team\": \"b\"}",
  ])
  func whatIsNoSuchFileIsRefusedWithItsPlace(text: String) {
    let error = #expect(throws: LinesError.self) { try Self.read(text) }
    #expect(error?.exitCode == .dataInvalid && error?.message.contains("line 1, column") == true)
  }

  @Test func otherSportsAreListedAndDepthIsLimited() throws {
    let other = try Self.read(Self.event.replacing("basketball_nba", with: "basketball_wnba"))
    #expect(other.lines.isEmpty && other.problems.count == 1 && other.problems[0].found.contains("8 outcomes"))
    #expect(other.rows == 1 && Self.isAccounted(other))
    let deep = String(repeating: "[", count: 100_000)
    #expect(throws: LinesError.self) { try Self.read(deep) }
  }

  @Test func everyBeginningAndChangedBytesNeverStopTheReader() throws {
    let whole = Array(Self.event.utf8)
    for length in stride(from: 0, to: whole.count, by: 7) {
      #expect(throws: LinesError.self) { try OddsAPIFile.read(Array(whole[..<length]), named: "cut") }
    }
    var random = SeededGenerator(seed: 3)
    for _ in 0..<2000 {
      var bytes = whole
      for _ in 0..<random.integer(in: 1..<4) {
        let place = random.integer(in: 0..<bytes.count)
        switch random.integer(in: 0..<3) {
        case 0: bytes[place] = UInt8(random.integer(in: 0..<256))
        case 1: bytes.remove(at: place)
        default: bytes.insert([0x22, 0x2c, 0x5c, 0x2d, 0xff, 0x7b][random.integer(in: 0..<6)], at: place)
        }
      }
      if let file = try? OddsAPIFile.read(bytes, named: "fuzz") {
        #expect(Self.isAccounted(file))
      }
    }
  }

  @Test func jsonKnowsPlacesAndEscapes() throws {
    let text = "{\n  \"k\u{e9}y\": [true, null,\n \"\\u00e9\\ud83c\\udfc0\\n\", -1.5e3]}"
    let node = try Array(text.utf8).withUnsafeBytes { try JSONReader.parse($0) }
    let array = try #require(node["k\u{e9}y"]?.array)
    #expect(array.count == 4 && array[2].string == "\u{e9}\u{1F3C0}\n" && array[3].number == "-1.5e3")
    #expect(array[2].line == 3 && array[2].column == 2 && array[0].line == 2)
  }
}
