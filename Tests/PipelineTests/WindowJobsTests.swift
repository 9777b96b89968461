import BoxScores
import Foundation
import Learners
import NativeLibraries
import Registry
import Testing
import Windows

@testable import Pipeline

/// Windows trained side by side: each once, and none of it in their bytes.
@Suite(.enabled(if: LibraryStatus.of(.lightgbm).isFound && LibraryStatus.of(.duckdb).isFound))
struct WindowJobsTests {
  @Test func theBytesOfWindowsDoNotDependOnHowManyAreTrainedAtATime() throws {
    let alone = try trained(threads: 1, jobs: 1)
    let together = try trained(threads: 2, jobs: 3)
    #expect(alone.count == 3)
    #expect(alone == together)
  }

  /// Hashes of the models by file, but for the record of the run, which tells how long it took.
  private func trained(threads: Int, jobs: Int) throws -> [String: [String: String]] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("fullcourt-test-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let session = try WorkspaceSession(folder: folder, threads: threads, jobs: jobs, settings: TinyLeague.settings)
    _ = try DataWork(session).simulate(seasons: Season(2019)...Season(2026), seed: 3, scale: .tiny)
    _ = try WindowTraining(session, interruption: Interruption()) { _ in }.run(.missing, resume: "again")
    return try session.registry().current(.window).reduce(into: [:]) { windows, artifact in
      windows[artifact.key] = artifact.files.filter { $0.path != "run.json" }
        .reduce(into: [:]) { $0[$1.path] = $1.sha256 }
    }
  }
}
