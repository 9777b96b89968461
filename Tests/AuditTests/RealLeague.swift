import BoxScores
import Foundation
import NativeLibraries
import TestSupport

/// Real seasons, imported for the tests that need them.
enum RealLeague {
  static let isPresent = SharedData.isPresent && (try? SharedLibrary.open(.duckdb)) != nil

  /// The table of some seasons' files.
  static func table(of seasons: [Int]) throws -> PlayerGameTable {
    let games = SharedData.folder!.appendingPathComponent("player_games")
    let names = try FileManager.default.contentsOfDirectory(atPath: games.path).sorted().filter { name in
      seasons.contains { name.contains("\($0)") }
    }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("audit-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = DataStore(folder: folder)
    _ = try store.importFiles(names.map { games.appendingPathComponent($0) }, threads: 2)
    return try store.loadTable(.real)
  }
}
