import Foundation
import Testing

@testable import BoxScores

/// Numbers in manifests and tables that once ended the process, or would have: each is refused in words.
@Suite struct HostileNumbersTests {
  @Test(arguments: [Int.max, Int.min, -1, 0, 1899, 2201, 1 << 40])
  func aSeasonThatCannotBeIsNotRead(year: Int) throws {
    let error = #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Season].self, from: Data("[\(year)]".utf8))
    }
    #expect("\(error as Any)".contains("season \(year), expected the year it ends in, 1900 to 2200"))
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Season: Int].self, from: Data("[\(year),1]".utf8))
    }
  }

  @Test func aSeasonIsWrittenAsItWas() throws {
    for year in [1900, 1947, 2026, 2200] {
      let data = Data("[\(year)]".utf8)
      let seasons = try JSONDecoder().decode([Season].self, from: data)
      #expect(seasons == [Season(year)])
      #expect(try JSONEncoder().encode(seasons) == data)
    }
  }

  private static let file = #"{"bytes":1,"file":"real/2024-g1.parquet","rows":1,"sha256":"00"}"#

  private static func season(_ year: Int = 2024, played: Int = 1, file: String = HostileNumbersTests.file) -> String {
    #"{"content":"c","didNotPlay":0,"file":\#(file),"notHistory":0,"played":\#(played),"season":\#(year)}"#
  }

  private static func manifest(generation: Int = 1, _ seasons: String...) -> String {
    #"{"format":1,"generation":\#(generation),"previousFiles":[],"real":{"seasons":[\#(seasons.joined(separator: ","))]},"#
      + #""simulated":{"seasons":[]}}"#
  }

  private func load(_ text: String) throws -> StoreManifest {
    let folder = try TemporaryFolder()
    return try withExtendedLifetime(folder) {
      try folder.write(StoreManifest.fileName, text)
      return try StoreManifest.load(from: folder.url)
    }
  }

  @Test func aStoreWhoseManifestOverflowsOrNamesASeasonTwiceIsRefused() throws {
    #expect(try load(Self.manifest(Self.season(), Self.season(2025))).real.seasons.count == 2)
    let large = Self.file.replacingOccurrences(of: #""bytes":1"#, with: #""bytes":\#(Int.max)"#)
    let fewer = Self.file.replacingOccurrences(of: #""rows":1"#, with: #""rows":-7"#)
    let cases = [
      (Self.manifest(generation: Int.max), "it counts \(Int.max), expected 0 to"),
      (Self.manifest(Self.season(played: Int.min)), "it counts \(Int.min)"),
      (Self.manifest(Self.season(file: large)), "it counts \(Int.max)"),
      (Self.manifest(Self.season(file: fewer)), "it counts -7"),
      (Self.manifest(Self.season(), Self.season()), "it names a season twice: 2024, 2024"),
      (Self.manifest(Self.season(99_999)), "it is no manifest of a store"),
    ]
    for (text, words) in cases {
      let error = #expect(throws: StoreError.self) { try load(text) }
      #expect(error?.message.contains(words) == true, "\(words): \(error?.message ?? "taken")")
      #expect(error?.exitCode == .corrupt)
    }
  }

  private func table(_ rows: [(season: Int16, day: Int32)]) -> PlayerGameTable {
    var table = PlayerGameTable(kind: .real)
    table.season = rows.map(\.season)
    table.day = rows.map(\.day)
    return table
  }

  @Test func aTableWhoseRowsCannotBeSearchedIsRefused() {
    let day: Int32 = 20_000
    #expect(table([]).fault == nil)
    #expect(table([(2024, day), (2024, day), (2025, day + 300)]).fault == nil)
    let cases: [(rows: [(season: Int16, day: Int32)], words: String)] = [
      ([(.max, day)], "row 0 is of season 32767"), ([(.min, day)], "row 0 is of season -32768"),
      ([(2024, day), (2024, .max)], "row 1 is of season 2024 and day 2147483647"),
      ([(2024, .min)], "day -2147483648"), ([(2025, day), (2024, day)], "row 1, of season 2024, comes after"),
      ([(2024, day), (2024, day - 1)], "row 1, of season 2024, comes after"),
    ]
    for (rows, words) in cases { #expect(table(rows).fault?.contains(words) == true, "\(words)") }
  }
}
