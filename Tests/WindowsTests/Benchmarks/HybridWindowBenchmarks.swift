import BoxScores
import Foundation
import Testing

@testable import Windows

/// Trains whole windows of a real workspace and prints what the networks cost and brought. Nothing is asserted about time.
@Suite(.enabled(if: ModernWindow.isAsked && TreeLibrary.isPresent && HybridWindows.isAsked), .serialized)
struct HybridWindowBenchmarks {
  @Test func train() throws {
    let workspace = try ModernWindow(workspace: try #require(ModernWindow.workspace))
    for name in HybridWindows.names {
      try LeagueFixture.withFolder { folder in
        let window = try #require(WindowID(name))
        let (processor, clock) = (clock(), ContinuousClock.now)
        let outcome = try WindowTrainer(threads: 1).train(
          Vintage(window: window), table: workspace.table, matrix: workspace.matrix, dataHash: "benchmark", into: folder
        )
        guard case .trained(let manifest, let run) = outcome else {
          Issue.record("\(name) was not trained")
          return
        }
        let used = Double(Glibc.clock() - processor) / Double(CLOCKS_PER_SEC)
        print(
          "\(name): \(manifest.rows) rows, \(used) s of processor, \((ContinuousClock.now - clock) / .seconds(1)) s")
        for (network, seconds) in (run.networkSeconds ?? [:]).sorted(by: { $0.key < $1.key }) {
          print("  \(network): \((seconds * 10).rounded() / 10) s on the clock")
        }
        for verdict in manifest.network.verdicts ?? [] { print("  \(verdict)") }
        print("  \(manifest.network.reason ?? "kept") \(manifest.network.blendWeights)")

        let model = try WindowModel.load(folder: folder)
        for count in [250, 26_000] {
          let last = workspace.table.rows(of: try #require(workspace.table.seasons.last))
          let block = FeatureBlock(rows: Array(last.prefix(count)), of: workspace.table, matrix: workspace.matrix)
          let before = Glibc.clock()
          let made = try model.predict(block)
          let spent = Double(Glibc.clock() - before) / Double(CLOCKS_PER_SEC)
          print("  forecast of \(made.rows) rows: \(spent) s of processor")
        }
      }
    }
  }
}

enum HybridWindows {
  static let isAsked = ProcessInfo.processInfo.environment["FULLCOURT_BENCH_TRAIN"] != nil
  static let names = (ProcessInfo.processInfo.environment["FULLCOURT_BENCH_WINDOWS"] ?? "2022-2024")
    .split(separator: ",").map(String.init)
}
