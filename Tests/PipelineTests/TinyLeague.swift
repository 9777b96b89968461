import BoxScores
import Foundation
import MetaLearner
import Windows

@testable import Pipeline

/// A workspace with a league of four teams, and settings that learn little and fast.
final class TinyLeague {
  let folder: URL
  let session: WorkspaceSession

  static let settings: ModelSettings = {
    var settings = ModelSettings()
    settings.window.minimumRows = 200
    settings.window.mostRoundsSmall = 15
    settings.window.scaleRounds = 10
    settings.league.seasons = 4
    settings.league.minimumRows = 300
    settings.league.seeds = [1]
    settings.league.trees = [.points: 20, .rebounds: 20, .assists: 20, .threes: 20]
    settings.meta.metaSeasons = 3
    settings.meta.minimumRows = 300
    settings.meta.network.hidden = [24, 16]
    settings.meta.network.firstSeasons = 3
    settings.meta.embeddings.firstEpochs = 2
    settings.meta.embeddings.laterEpochs = 1
    return settings
  }()

  init(seasons: ClosedRange<Season> = Season(2018)...Season(2026)) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("fullcourt-test-\(UUID().uuidString)")
    session = try WorkspaceSession(folder: folder, threads: 2, settings: Self.settings)
    _ = try DataWork(session).simulate(seasons: seasons, seed: 3, scale: .tiny)
  }

  /// A second look at the same workspace, as another command has it.
  func reopened() throws -> WorkspaceSession {
    try WorkspaceSession(folder: folder, threads: 1, settings: Self.settings)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }
}
