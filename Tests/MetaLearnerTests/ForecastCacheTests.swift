import Foundation
import Testing

@testable import MetaLearner

@Suite struct ForecastCacheTests {
  @Test func whatIsKeptComesBackAndWhatIsDamagedIsMadeAgain() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("cache-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let cache = ForecastCache(folder: folder)
    let values: [String: [Float]] = ["points": [1, 2, .nan], "assists": [4, 5, 6]]
    var made = 0
    func columns(_ key: String, rows: Int = 3) throws -> [String: [Float]] {
      try cache.columns("x", key: key, rows: rows) {
        made += 1
        return values
      }
    }
    _ = try columns("a")
    let again = try columns("a")
    #expect(made == 1)
    #expect(again["assists"] == [4, 5, 6])
    #expect(again["points"]?[2].isNaN == true)
    _ = try columns("b")
    #expect(made == 2)
    let file = folder.appendingPathComponent("x.f32")
    var data = try Data(contentsOf: file)
    data[data.count - 2] ^= 1
    try data.write(to: file)
    _ = try columns("b")
    #expect(made == 3)
    try data.prefix(10).write(to: file)
    _ = try columns("b")
    #expect(made == 4)
  }

  @Test func aPipeInTheCacheIsNotWaitedFor() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("cache-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try #require(mkfifo(folder.appendingPathComponent("x.f32").path, 0o600) == 0)
    let cache = ForecastCache(folder: folder)
    let made = try cache.columns("x", key: "a", rows: 1) { ["points": [3]] }
    #expect(made == ["points": [3]])
    // What was made took its place.
    let read = try cache.columns("x", key: "a", rows: 1) { ["points": [4]] }
    #expect(read == made)
  }
}
