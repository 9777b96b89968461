import Foundation
import NativeLibraries
import Testing

@testable import BoxScores

/// Bits flipped and files cut at places drawn by a seed, all over a store: what is damaged is refused by name, or was nothing
/// that anybody reads. `FULLCOURT_DAMAGE_PLACES` asks for more places.
@Suite(.enabled(if: DuckDB.isAvailable, "DuckDB is not installed: make setup"))
struct DamagedStoreTests {
  private static let count = Int(ProcessInfo.processInfo.environment["FULLCOURT_DAMAGE_PLACES"] ?? "") ?? 600

  private let workspace: TemporaryFolder
  private var store: DataStore { DataStore(folder: workspace.url.appendingPathComponent("data")) }

  init() throws { workspace = try TemporaryFolder() }

  private struct Content: Equatable {
    var schedule: [ScheduledGame]
    var roster: [RosterEntry]
    var players: [Int64: Player]
    var rows: String

    init(_ store: DataStore) throws {
      schedule = try store.schedule()
      roster = try store.roster()
      players = try store.players(.simulated).byId
      let table = try store.loadTable(.simulated, keepsSnapshot: false)
      rows = TableReader.contentHash(of: table, 0..<table.count)
    }
  }

  @Test func whatIsDamagedIsRefusedByName() throws {
    try store.replaceSimulated(with: LeagueSimulator(seasons: Season(2024)...Season(2025), seed: 3, scale: .tiny).run())
    _ = try store.importSchedule(
      try workspace.write("schedule.csv", "gameId,gameDate,home,away\n22500001,2025-10-21,Boston Celtics,Utah Jazz\n"))
    _ = try store.importRoster(
      try workspace.write("roster.csv", "personId,player,team\n201143,Al Horford,Boston Celtics\n"))
    let expected = try Content(store)
    #expect(expected.schedule.count == 1 && expected.roster.count == 1)
    let manifest = try StoreManifest.load(from: store.folder)
    let names = manifest.files.map(\.file) + [StoreManifest.fileName]
    #expect(names.count == 6)
    let files = try names.map { (url: store.folder.appendingPathComponent($0), name: $0) }
      .map { (url: $0.url, name: $0.name, whole: try Data(contentsOf: $0.url)) }
    var places = SeededGenerator(seed: 11)
    var readAsItWas = 0
    for place in 0..<Self.count {
      let (url, name, whole) = files[place % files.count]
      var damaged = whole
      if place % 4 == 3 {
        damaged.removeLast(Int.random(in: 1...whole.count, using: &places))
      } else {
        damaged[Int.random(in: 0..<whole.count, using: &places)] ^= 1 << UInt8.random(in: 0..<8, using: &places)
      }
      try damaged.write(to: url)
      do {
        #expect(try Content(store) == expected, "place \(place) in \(name)")
        #expect(name == StoreManifest.fileName, "place \(place) in \(name)")
        readAsItWas += 1
      } catch let error as StoreError {
        #expect(error.exitCode == .corrupt && error.message.contains(name), "\(error.message)")
      }
      try whole.write(to: url)
    }
    #expect(try Content(store) == expected)
    // Where the name of the seal itself is hit, everything else is as it was.
    #expect(readAsItWas <= Self.count / 20, "\(readAsItWas)")
  }

  @Test func damagedRowsAreNotSealedByALaterImport() throws {
    func file(_ name: String, _ season: String, _ day: String) throws -> URL {
      try workspace.write(
        name, BoxLine.file([BoxLine(["gameId": "2\(season)00099", "gameDate": day])]))
    }
    _ = try store.importFiles([try file("a.csv", "23", "2023-11-11"), try file("b.csv", "24", "2024-11-11")])
    let season = try #require(try store.seasonFiles(.real)[Season(2024)])
    var bytes = try Data(contentsOf: season)
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: season)
    let error = #expect(throws: StoreError.self) {
      try store.importFiles([try file("c.csv", "24", "2024-11-13")])
    }
    #expect(
      error?.message
        == "\(season.path): corrupt: its bytes are not those that were written; restore it from a copy, or delete the "
        + "data folder and import again")
    let report = try store.check()
    #expect(!report.filesAreWhole && report.seasons.isEmpty)
    #expect(
      report.text == """
        PROBLEM: real/2024-g1.parquet is not as it was written: its checksum differs
        restore what is damaged from a copy, or delete \(store.folder.path) and import again

        """)
  }

  @Test func theSameLeagueAgainMendsWhatIsDamaged() throws {
    let league = LeagueSimulator(seasons: Season(2024)...Season(2025), seed: 3, scale: .tiny).run()
    try store.replaceSimulated(with: league)
    let known = try Content(store)
    for file in try StoreManifest.load(from: store.folder).files {
      try Data("no rows".utf8).write(to: store.url(file))
      #expect(throws: StoreError.self) { try Content(store) }
      try store.replaceSimulated(with: league)
      #expect(try Content(store) == known, "\(file.file)")
    }
  }

  @Test func aManifestOfBeforeThereWereSealsIsTaken() throws {
    _ = try store.importFiles([try workspace.write("a.csv", BoxLine.file([BoxLine()]))])
    let file = store.folder.appendingPathComponent(StoreManifest.fileName)
    let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let seal = try #require(lines.firstIndex { $0.contains("\"seal\"") })
    let unsealed = lines.indices.filter { $0 != seal }.map { String(lines[$0]) }.joined(separator: "\n")
    try Data(unsealed.utf8).write(to: file)
    #expect(try store.loadTable(.real).count == 1)
    // A number that was changed by hand is seen where there is a seal.
    try Data(text.replacing("\"played\" : 1", with: "\"played\" : 2").utf8).write(to: file)
    #expect(
      throws: StoreError.corrupt(file: file.path, reason: "its bytes are not those that were written")
    ) { try store.loadTable(.real) }
  }
}
