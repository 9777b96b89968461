import BoxScores
import Features
import Foundation
import NativeLibraries

@testable import Windows

/// A tiny simulated league with its features, built once for all tests of a run.
struct LeagueFixture {
  let table: PlayerGameTable
  let matrix: FeatureMatrix

  /// 1947-1954 crosses the first rebounds and the first minutes on record.
  static let early = LeagueFixture(seasons: Season(1947)...Season(1954))

  private init(seasons: ClosedRange<Season>) {
    let league = LeagueSimulator(seasons: seasons, seed: 11, scale: .tiny).run()
    table = league.table
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("windows-\(UUID().uuidString).matrix")
    // The mapping outlives the name.
    defer { try? FileManager.default.removeItem(at: file) }
    matrix = try! FeatureBuilder.build(table: table, players: league.players, to: file, threads: 1)
  }

  /// Settings small enough for a test: what is tested does not depend on their size.
  static var settings: WindowSettings {
    var settings = WindowSettings()
    settings.mostRoundsSmall = 12
    settings.scaleRounds = 5
    settings.earlyStoppingRounds = 4
    settings.network = nil
    return settings
  }

  /// A folder of its own for a test, removed afterwards.
  static func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("windows-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }

  /// File name to content, of everything in a folder that is part of the model.
  static func content(_ folder: URL) throws -> [String: Data] {
    var content: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name != WindowRun.fileName {
      content[name] = try Data(contentsOf: folder.appendingPathComponent(name))
    }
    return content
  }
}

enum TreeLibrary {
  static let isPresent = (try? SharedLibrary.open(.lightgbm)) != nil
  static let absence = "LightGBM is not installed; make setup fetches it"
}
