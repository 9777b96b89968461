import BoxScores
import Foundation
import Learners
import NativeLibraries
import Registry
import Testing
import Windows

@testable import Pipeline

/// A disk that fails once at every write, sync and rename of this program's own, from the games' arrival to a trained model.
///
/// In every test run once for each sort of file; `make crash` goes through all files one by one.
@Suite(
  .serialized,
  .enabled(if: LibraryStatus.of(.lightgbm).isFound && LibraryStatus.of(.duckdb).isFound && Torch.isAvailable))
struct DiskFaultTests {
  private static let window = WindowID("2019-2021")!

  private static let settings: ModelSettings = {
    var settings = TinyLeague.settings
    var network = NetworkSettings()
    network.minimumRows = 200
    network.box = .init(decision: 4, steps: 2, mask: .entmax15)
    network.single = .init(decision: 3, steps: 2, mask: .sparsemax)
    network.ghostRows = 64
    network.encoderBatch = 512
    network.headWidth = 8
    network.headEpochs = 2
    settings.window.network = network
    settings.window.mostRoundsSmall = 5
    return settings
  }()

  @Test func aWindowWhoseDiskFailsOnceAnywhereIsTrainedInTheEndAndIsTheSame() throws {
    let sweep = try FaultSweep(settings: Self.settings) { session in
      if try session.store.seasonHashes(.simulated).isEmpty {
        _ = try DataWork(session).simulate(seasons: Season(2018)...Season(2022), seed: 3, scale: .tiny)
      }
      _ = try WindowTraining(session, interruption: Interruption()) { _ in }.run(.only([Self.window]), resume: "again")
    }
    let refused = try sweep.run()
    #expect(refused.contains { $0.contains("write") && $0.contains("manifest.json.new") })
    #expect(refused.contains { $0.hasPrefix("reserve") })
    #expect(refused.contains { $0.contains(".epoch") })
    #expect(refused.contains { $0.hasPrefix("rename windows/") })
  }

  @Test(.enabled(if: ProcessInfo.processInfo.environment["FULLCOURT_CRASH"] != nil, "make crash"))
  func aMetaLearnerWhoseDiskFailsOnceAnywhereIsTrainedInTheEndAndIsTheSame() throws {
    let sweep = try FaultSweep(settings: TinyLeague.settings) { session in
      if try session.store.seasonHashes(.simulated).isEmpty {
        _ = try DataWork(session).simulate(seasons: Season(2016)...Season(2023), seed: 3, scale: .tiny)
      }
      try Preparation(session, interruption: Interruption()) { _ in }.run(seasons: [Season(2023)], resume: "again")
    }
    let refused = try sweep.run()
    #expect(refused.contains { $0.contains("network.seed") && $0.hasPrefix("write") })
    #expect(refused.contains { $0.contains("embeddings.") && $0.hasPrefix("rename") })
  }
}
