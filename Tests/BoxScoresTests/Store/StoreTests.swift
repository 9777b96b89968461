import Foundation
import NativeLibraries
import Testing

@testable import BoxScores

/// The store over time: it grows, is corrected, and is never half of anything.
@Suite(.enabled(if: DuckDB.isAvailable, "DuckDB is not installed: make setup"))
struct StoreTests {
  private let workspace: TemporaryFolder
  private var store: DataStore { DataStore(folder: workspace.url.appendingPathComponent("data")) }

  init() throws { workspace = try TemporaryFolder() }

  private func lines(_ people: ClosedRange<Int>, _ changes: [String: String] = [:]) -> [BoxLine] {
    people.map { BoxLine(["personId": "\($0)"].merging(changes) { _, new in new }) }
  }

  private func state() throws -> [String: Data] {
    try workspace.contents().filter { $0.key.hasPrefix("data/") && !$0.key.hasPrefix("data/cache") }
  }

  @Test func aLaterFileAddsAndCorrects() throws {
    let one = try workspace.write("one.csv", BoxLine.file(lines(1...10)))
    let two = try workspace.write(
      "two.csv",
      BoxLine.file(lines(1...4) + lines(5...7, ["assists": "9"]) + lines(11...12) + lines(13...13, ["points": "1"])))
    let first = try store.importFiles([one])
    #expect(first.totals.new == 10)
    let hashes = try store.seasonHashes(.real)
    let second = try store.importFiles([two])
    #expect(second.totals.read == 10)
    #expect(second.totals.equal == 4 && second.totals.changed == 3 && second.totals.new == 2)
    #expect(second.totals.quarantined == 1)
    let table = try store.loadTable(.real)
    #expect(table.count == 12)
    #expect(table[.assists] == [5, 5, 5, 5, 9, 9, 9, 5, 5, 5, 5, 5])
    #expect(try store.seasonHashes(.real) != hashes)
    let season = try #require(second.seasons.first)
    #expect(season.played == 12 && season.new == 2 && season.changed == 3 && season.equal == 4)
  }

  @Test func filesOfOneImportFollowOneAnotherAsInTwo() throws {
    let one = try workspace.write("one.csv", BoxLine.file(lines(1...3)))
    let two = try workspace.write("two.csv", BoxLine.file(lines(2...2) + lines(3...3, ["assists": "8"]) + lines(4...4)))
    let report = try store.importFiles([one, two])
    #expect(report.files.map(\.counts.new) == [3, 1])
    #expect(report.files.map(\.counts.equal) == [0, 1])
    #expect(report.files.map(\.counts.changed) == [0, 1])
    #expect(report.superseded == 2 && report.totals.quarantined == 0)
    let other = DataStore(folder: workspace.url.appendingPathComponent("other"))
    _ = try other.importFiles([one])
    _ = try other.importFiles([two])
    #expect(try other.seasonHashes(.real) == store.seasonHashes(.real))
    // Both again: the store ends as it was, though the first file's row goes and comes.
    #expect(try !store.importFiles([one, two]).changedStore)
  }

  @Test func theSameFileAgainChangesNoByte() throws {
    let file = try workspace.write(
      "a.csv", BoxLine.file(lines(1...5) + lines(6...6, ["points": "1"]) + lines(7...7, ["numMinutes": "0"])))
    let first = try store.importFiles([file])
    #expect(first.changedStore)
    let before = try state()
    let second = try store.importFiles([file])
    #expect(!second.changedStore && second.totals.equal == 6 && second.totals.quarantined == 1)
    #expect(try state() == before)
  }

  @Test func aGameThatMovesToAnotherSeasonLeavesTheOldOne() throws {
    let made = ["gameId": "5", "gameDate": "2023-11-01"]
    _ = try store.importFiles([try workspace.write("a.csv", BoxLine.file(lines(1...2, made) + lines(3...3)))])
    #expect(try store.loadTable(.real).seasons == [Season(2024), Season(2025)])
    let moved = ["gameId": "5", "gameDate": "2022-11-01"]
    _ = try store.importFiles([try workspace.write("b.csv", BoxLine.file(lines(1...2, moved)))])
    let table = try store.loadTable(.real)
    #expect(table.seasons == [Season(2023), Season(2025)] && table.count == 3)
    #expect(try store.check().problems.isEmpty)
  }

  @Test func whatFailsBeforeTheManifestNeverHappened() throws {
    struct Stop: Error {}
    let one = try workspace.write("one.csv", BoxLine.file(lines(1...3)))
    let two = try workspace.write("two.csv", BoxLine.file(lines(2...5, ["assists": "8"])))
    _ = try store.importFiles([one])
    let before = try store.seasonHashes(.real)
    let manifest = try Data(contentsOf: store.folder.appendingPathComponent("manifest.json"))
    var failing = store
    failing.beforeCommit = { throw Stop() }
    #expect(throws: Stop.self) { try failing.importFiles([two]) }
    #expect(try Data(contentsOf: store.folder.appendingPathComponent("manifest.json")) == manifest)
    #expect(try store.seasonHashes(.real) == before)
    #expect(try store.loadTable(.real).count == 3)
    #expect(try store.check().problems.isEmpty)
    // The next change clears up and goes through.
    _ = try store.importFiles([two])
    #expect(try store.loadTable(.real).count == 5)
    let named = try StoreManifest.load(from: store.folder)
    let there = try FileManager.default.contentsOfDirectory(atPath: store.folder.appendingPathComponent("real").path)
    #expect(Set(there.map { "real/\($0)" }) == Set(named.files.map(\.file) + named.previousFiles))
  }

  @Test func oneWriterAtATime() throws {
    let file = try workspace.write("a.csv", BoxLine.file(lines(1...1)))
    let transaction = try StoreTransaction(store.folder)
    #expect(throws: StoreError.busy(path: store.folder.path)) { try store.importFiles([file]) }
    withExtendedLifetime(transaction) {}
  }

  @Test func aStaleOrDamagedSnapshotIsMadeAnew() throws {
    _ = try store.importFiles([try workspace.write("a.csv", BoxLine.file(lines(1...20)))])
    let table = try store.loadTable(.real)
    let content = try StoreManifest.load(from: store.folder).real.content
    let snapshot = store.folder.appendingPathComponent("cache/real.snapshot")
    #expect(TableSnapshot.read(snapshot, kind: .real, content: content)?.count == 20)
    let whole = try Data(contentsOf: snapshot)
    for position in [0, 8, 15, 16, 30, 88, 130, whole.count - 70] {
      var damaged = whole
      damaged[position] ^= 0x55
      try damaged.write(to: snapshot)
      #expect(TableSnapshot.read(snapshot, kind: .real, content: content) == nil)
      #expect(try store.loadTable(.real).personId == table.personId)
    }
    for length in [0, 1, 127, 128, whole.count - 1] {
      try whole.prefix(length).write(to: snapshot)
      #expect(TableSnapshot.read(snapshot, kind: .real, content: content) == nil)
    }
    _ = try store.importFiles([try workspace.write("b.csv", BoxLine.file(lines(1...1, ["assists": "0"])))])
    #expect(try store.loadTable(.real)[.assists].first == 0)
  }

  @Test func checkFindsWhatIsDamaged() throws {
    _ = try store.importFiles([try workspace.write("a.csv", BoxLine.file(lines(1...20)))])
    let report = try store.check()
    #expect(report.isWhole && report.seasons.count == 1)
    let season = report.seasons[0]
    #expect(season.played == 20 && season.games == 1 && season.players == 20)
    #expect(season.missing.isEmpty && season.notRecorded.isEmpty)
    let official = try #require(SeasonAverages.of(Season(2025)))
    #expect(season.coverage == 20 / Double(official.playerGames))
    #expect(report.text.contains("the store is whole"))
    let file = try #require(try store.seasonFiles(.real)[Season(2025)])
    var bytes = try Data(contentsOf: file)
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: file)
    #expect(try store.check().problems == ["real/2025-g1.parquet is not as it was written: its checksum differs"])
    try FileManager.default.removeItem(at: file)
    #expect(try store.check().problems == ["real/2025-g1.parquet is missing"])
    try? FileManager.default.removeItem(at: store.folder.appendingPathComponent("cache"))
    #expect(throws: StoreError.self) { try store.loadTable(.real) }
  }

  @Test func checkFindsGamesThatContradictThemselves() throws {
    _ = try store.importFiles([
      try workspace.write(
        "a.csv",
        BoxLine.file(
          lines(1...2) + lines(3...3, ["gameDate": "2024-10-23"])
            + lines(4...4, ["opponentteamCity": "Chicago", "opponentteamName": "Bulls"])))
    ])
    #expect(
      try store.check().problems == [
        "real rows: 1 games have more than one date",
        "real rows: 1 teams have two opponents, or are at home and away, in one game",
      ])
  }

  @Test func aManifestOfAnotherKindIsRefused() throws {
    let file = store.folder.appendingPathComponent("manifest.json")
    try FileManager.default.createDirectory(at: store.folder, withIntermediateDirectories: true)
    for (text, error) in [
      ("{\"format\": 2}", StoreError.newerFormat(file: file.path, found: 2, known: 1)),
      ("nonsense", .corrupt(file: file.path, reason: "it is no manifest of a store")),
    ] {
      try Data(text.utf8).write(to: file)
      #expect(throws: error) { try store.loadTable(.real) }
    }
  }

  @Test func theParquetIsWhatItSays() throws {
    _ = try store.importFiles([
      try workspace.write("a.csv", BoxLine.file(lines(1...2) + lines(3...3, ["numMinutes": "0"])))
    ])
    let file = try #require(try store.seasonFiles(.real)[Season(2025)])
    let rows = try Database(threads: 1).query(
      "SELECT *, gameDate::VARCHAR AS day FROM read_parquet(\(DuckDB.quoted(file.path))) ORDER BY personId")
    #expect(Array(rows.columnNames.dropLast()) == SeasonColumns.all.map(\.name))
    #expect(try rows.strings("status") == ["played", "played", "didNotPlay"])
    #expect(try rows.strings("day") == ["2024-10-22", "2024-10-22", "2024-10-22"])
    #expect(try rows.longs("points") == [11, 11, 11] && rows.longs("teamCode") == [38, 38, 38])
    #expect(try rows.strings("playerteamName") == ["Celtics", "Celtics", "Celtics"])
  }
}
