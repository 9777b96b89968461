import BoxScores
import Foundation
import MetaLearner
import NativeLibraries
import Registry
import Testing

@testable import Pipeline

/// A league of four teams with a meta-learner of the season to come: made once, copied for tests that change it.
enum ServedWorkspace {
  static let isPossible =
    LibraryStatus.of(.lightgbm).isFound && LibraryStatus.of(.duckdb).isFound && LibraryStatus.of(.torch).isFound

  static let absence: Comment = "LightGBM, DuckDB and torch are needed; 'fullcourt doctor' says what is missing"

  static let season = Season(2026)

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

  /// The league, prepared; whoever asks first makes it.
  private static let making = Task.detached {
    try await onThread {
      let folder = try Folder()
      let session = try ServedWorkspace.session(folder.url)
      _ = try DataWork(session).simulate(seasons: Season(2018)...Season(2026), seed: 3, scale: .tiny)
      try Preparation(session, interruption: Interruption()) { _ in }.run(
        seasons: [season], configuration: nil, resume: "again")
      return folder
    }
  }

  /// The workspace that no test changes.
  static func made() async throws -> URL { try await making.value.url }

  /// Long work on a thread of its own: the few that answer requests stay free.
  static func onThread<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      let thread = Thread { continuation.resume(with: Result { try work() }) }
      thread.stackSize = 8 << 20
      thread.start()
    }
  }

  static func session(_ folder: URL, isReadOnly: Bool = false) throws -> WorkspaceSession {
    try WorkspaceSession(folder: folder, threads: 1, settings: settings, isReadOnly: isReadOnly)
  }

  /// A copy that may be changed.
  static func copy() async throws -> Folder {
    let source = try await made()
    return try await onThread {
      let folder = try Folder(makes: false)
      try FileManager.default.copyItem(at: source, to: folder.url)
      return folder
    }
  }

  /// A folder that goes with the object.
  final class Folder: Sendable {
    let url: URL

    init(makes: Bool = true) throws {
      url = FileManager.default.temporaryDirectory.appendingPathComponent("fullcourt-test-\(UUID().uuidString)")
      if makes { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }
    }

    deinit { try? FileManager.default.removeItem(at: url) }
  }
}
