import Foundation
import NativeLibraries
import Testing

@testable import BoxScores

/// The pieces the importer is made of.
@Suite struct ReadingTests {
  /// Reads a text in pieces of a given size.
  private func scan(_ text: Data, pieces: Int) throws -> (records: [String], scanner: RecordScanner) {
    var scanner = RecordScanner(source: "t")
    var records: [String] = []
    let record: (Int, RecordScanner.Bytes, Bool) throws -> Void = { line, bytes, _ in
      records.append("\(line):\(CSVFields.split(bytes).joined(separator: "|"))")
    }
    for start in stride(from: 0, to: text.count, by: pieces) {
      try text[start..<min(text.count, start + pieces)].withUnsafeBytes {
        try scanner.feed($0, header: { _ in }, record: record)
      }
    }
    try scanner.finish(header: { _ in }, record: record)
    return (records, scanner)
  }

  @Test func recordsDoNotDependOnWhereTheTextIsCut() throws {
    let text = Data(
      "\u{feff}a,b,c\r\n1,\"x, \"\"y\"\"\",3\n\n\"two\nlines\",,\"\"\n4,5\n6,\"open,7\n8,é,9\n\"p\nq\",\"r\ns\",t\nlast, 1 ,2"
        .utf8)
    let whole = try scan(text, pieces: text.count)
    #expect(whole.records == ["2:1|x, \"y\"|3", "4:two\nlines||", "8:8|é|9", "9:p\nq|r\ns|t", "12:last|1|2"])
    #expect(whole.scanner.malformed.map(\.line) == [6, 7])
    for pieces in 1..<40 {
      let cut = try scan(text, pieces: pieces)
      #expect(cut.records == whole.records)
      #expect(cut.scanner.malformed == whole.scanner.malformed)
    }
  }

  @Test func longRecordsInPieces() throws {
    let text =
      Data("a,b\n".utf8) + Data(repeating: 0x61, count: 300_000) + Data("\n1,2\n\"".utf8)
      + Data(repeating: 0x62, count: 100_000) + Data("\",2\n3,4\n".utf8)
    for pieces in [1000, 65_536, 70_000, text.count] {
      let (records, scanner) = try scan(text, pieces: pieces)
      #expect(records == ["3:1|2", "5:3|4"])
      #expect(scanner.malformed.map(\.line) == [2, 4])
    }
  }

  @Test func randomBytesNeverCrashTheReaders() throws {
    var generator = SeededGenerator(seed: 11)
    let alphabet: [UInt8] = Array(",\"\n\r a1".utf8) + [0, 0xc3, 0xa9, 0xff]
    for _ in 0..<300 {
      let bytes = Data(
        (0..<generator.integer(in: 1..<400)).map { _ in alphabet[generator.integer(in: 0..<alphabet.count)] })
      let pieces = generator.integer(in: 1..<50)
      let whole = Result { try scan(bytes, pieces: bytes.count) }
      let cut = Result { try scan(bytes, pieces: pieces) }
      #expect((try? whole.get().records) == (try? cut.get().records))
      #expect((try? whole.get().scanner.malformed) == (try? cut.get().scanner.malformed))
    }
  }

  @Test func randomDamageToAnArchiveIsAnErrorOrNothing() throws {
    let folder = try TemporaryFolder()
    let text = Data("a,b\n1,2\n".utf8)
    let archive = try Packed.zip([("x.csv", text), ("y/z.csv", text)])
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<300 {
      var damaged = archive
      for _ in 0..<generator.integer(in: 1..<6) {
        damaged[generator.integer(in: 0..<damaged.count)] = UInt8(generator.integer(in: 0..<256))
      }
      let file = try folder.write("a.zip", damaged)
      guard let entries = try? MappedFile(file).read({ try ZipArchive($0).entries }) else { continue }
      for entry in entries {
        var read = Data()
        let source = TextSource(file: file, packing: .zipEntry(entry.name))
        // What comes through comes through whole.
        if (try? source.read { read.append(contentsOf: $0) }) != nil {
          #expect(read == text || entry.size != text.count)
        }
      }
    }
  }

  @Test func easternDays() throws {
    func day(_ text: String, _ eastern: Bool = false) -> String? {
      GameMoment(text)?.easternDay(zuluIsEastern: eastern).description
    }
    #expect(day("2024-01-11T04:59:00Z") == "2024-01-10" && day("2024-01-11T05:00:00Z") == "2024-01-11")
    #expect(day("2024-07-11T03:59:00Z") == "2024-07-10" && day("2024-07-11T04:00:00Z") == "2024-07-11")
    // Daylight saving began on 10 March 2024 and ended on 3 November; in 2006 on 2 April and 29 October.
    #expect(day("2024-03-10T04:30:00Z") == "2024-03-09" && day("2024-03-11T04:30:00Z") == "2024-03-11")
    #expect(day("2024-11-03T04:30:00Z") == "2024-11-03" && day("2024-11-04T04:30:00Z") == "2024-11-03")
    #expect(day("2006-04-02T04:30:00Z") == "2006-04-01" && day("2006-04-03T04:30:00Z") == "2006-04-03")
    #expect(day("2006-10-30T04:30:00Z") == "2006-10-29" && day("1985-04-29T04:30:00Z") == "1985-04-29")
    #expect(day("2024-01-11T04:59:00Z", true) == "2024-01-11")
    #expect(day("1950-01-01T00:30:00Z") == "1949-12-31")
  }

  @Test func hashesOfTheStandard() {
    func hash(_ text: String) -> String {
      var hash = ContentDigest()
      hash.update(text)
      return hash.finish()
    }
    // FIPS 180-4's examples.
    #expect(hash("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(hash("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      hash("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
        == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
    let million = String(repeating: "a", count: 1_000_000)
    #expect(hash(million) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    var pieces = ContentDigest()
    for start in stride(from: 0, to: 1_000_000, by: 37) {
      pieces.update(String(repeating: "a", count: min(37, 1_000_000 - start)))
    }
    #expect(pieces.finish() == hash(million))
  }

  @Test func franchisesKeepTheirCode() {
    let teams = TeamCatalogue.shared
    #expect(teams.lookup(city: "Minneapolis", name: "Lakers", season: Season(1955)) == 47)
    #expect(teams.lookup(city: "Los Angeles", name: "Lakers", season: Season(2020)) == 47)
    #expect(teams.lookup(city: "LA", name: "Clippers", season: Season(2020)) == 46)
    #expect(teams.lookup(city: "Seattle", name: "SuperSonics", season: Season(2008)) == 60)
    #expect(teams.lookup(city: "Charlotte", name: "Hornets", season: Season(1990)) == 66)
    #expect(teams.lookup(city: "Charlotte", name: "Bobcats", season: Season(2010)) == 66)
    #expect(teams.lookup(city: "New Orleans", name: "Hornets", season: Season(2010)) == 40)
    #expect(teams.lookup(city: "New Orleans/Oklahoma City", name: "Hornets", season: Season(2006)) == 40)
    // Two clubs had this name: the season decides.
    #expect(teams.lookup(city: "Baltimore", name: "Bullets", season: Season(1950)) == 2)
    #expect(teams.lookup(city: "Baltimore", name: "Bullets", season: Season(1970)) == 64)
    #expect(teams.lookup(city: "Denver", name: "Nuggets", season: Season(1950)) == 5)
    #expect(teams.lookup(city: "Ft. Wayne", name: "Zollner Pistons", season: Season(1955)) == 65)
    #expect(teams.lookup(city: "", name: "Celtics", season: Season(1960)) == 38)
    #expect(teams.lookup(city: "", name: "Nobodies", season: Season(1950)) == nil)
    #expect(teams.lookup(city: "Northport", name: "Herons", season: Season(2020)) == nil)
    #expect(teams.lookup("New Orleans Pelicans", season: Season(2026)) == 40)
    #expect(teams.lookup("1610612738", season: Season(2026)) == 38 && teams.lookup("1610612799", season: .last) == nil)
    #expect(teams.name(of: 58, in: Season(1960))?.fullName == "Cincinnati Royals")
    #expect(teams.name(of: 1000, in: Season(1960))?.fullName == "Northport Herons")
    #expect(teams.name(of: 99, in: Season(1960)) == nil)
    #expect(teams.franchises(in: Season(1947)).count == 11 && teams.franchises(in: Season(2025)).count == 30)
    for season in Season(1950)...Season(2025) {
      // Washington in 1951 and Baltimore in 1955 did not finish the season.
      let folded = [1951, 1955].contains(season.endYear) ? 1 : 0
      #expect(teams.franchises(in: season).count - folded == SeasonAverages.of(season)?.teams)
    }
    #expect(Set(TeamCatalogue.simulated.map(\.fullName)).count == 30)
    for team in TeamCatalogue.simulated { #expect(teams.lookup(team.fullName, season: Season(2020)) == nil) }
  }

  @Test func theSQLOfSeasonsSaysWhatSwiftSays() throws {
    guard DuckDB.isAvailable else { return }
    let ids: [Int64] = [22_400_061, 24_600_001, 29_900_001, 41_900_406, 1_979_101_237, 77, 71_000_001, 9_999_999]
    let days = stride(from: Int32(-8000), to: 21_000, by: 61).map { $0 } + (18_470...18_560)
    let rows = days.flatMap { day in ids.map { ($0, day) } }
    let database = try Database(threads: 1)
    try database.createTable("t", [("gameId", .longs(rows.map(\.0))), ("day", .days(rows.map(\.1)))])
    let result = try database.query("SELECT gameId, day, \(SeasonOfGame.sql) AS season FROM t")
    let found = try result.longs("season")
    let game = try result.longs("gameId")
    let day = try result.integers("day", as: Int32.self, missing: 0)
    for row in found.indices {
      let expected = SeasonOfGame.season(gameId: game[row], day: GameDay(number: day[row]))
      #expect(Int(found[row]) == expected.endYear)
    }
  }
}
