import BoxScores
import Forecasting
import Foundation
import MetaLearner
import Registry
import Synchronization
import TestSupport
import Testing

@testable import Pipeline
@testable import Server

/// A champion is promoted while requests go on.
@Suite(.enabled(if: ServedWorkspace.isPossible, ServedWorkspace.absence))
struct HotSwitchTests {
  private static let second: ExperimentConfiguration = {
    var second = ExperimentConfiguration.v4Full
    second.featureFlags.playerEmbeddings = false
    second.featureFlags.temporalMemory = false
    second.experiment.name = "second"
    return second
  }()

  @Test func noRequestFailsWhileTheChampionChanges() async throws {
    let folder = try await ServedWorkspace.copy()
    // A second configuration beside the first: the same windows, only the residual correction.
    let session = try ServedWorkspace.session(folder.url)
    let second = Self.second
    try await ServedWorkspace.onThread {
      try Preparation(session, interruption: Interruption()) { _ in }.run(
        seasons: [ServedWorkspace.season], configuration: second, resume: "again")
    }
    let registry = try session.registry()
    let line = ArtifactNames.line(.simulated, .blind)
    let first = try registry.promote(
      line: line, configuration: ExperimentConfiguration.v4Full.modelHash, name: "v4_full", record: "{}", expecting: nil
    )
    try await TestServer.run(folder.url) { server in
      let before = try await server.ask("GET", "/v1/forecasts").json()
      #expect(before["champion"] as? String == "v4_full")
      let tally = Tally()
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<4 {
          group.addTask {
            let client = try server.client()
            repeat {
              let answer = try await client.ask("GET", "/v1/forecasts?history=2")
              tally.add(answer.status)
            } while !tally.isOver
          }
        }
        try registry.promote(
          line: line, configuration: second.modelHash, name: "second", record: "{}", expecting: first.id)
        await server.look()
        let after = try await server.ask("GET", "/v1/forecasts").json()
        #expect(after["champion"] as? String == "second" && after["configuration"] as? String == "second")
        _ = try registry.rollBack(line: line)
        await server.look()
        tally.end()
        try await group.waitForAll()
      }
      let found = tally.found
      #expect(found.keys.sorted() == [200] && (found[200] ?? 0) >= 4)
      let again = try await server.ask("GET", "/v1/forecasts")
      #expect(try again.json()["champion"] as? String == "v4_full")
      // The first model's answers, bit for bit.
      #expect(try NSDictionary(dictionary: again.json()) == NSDictionary(dictionary: before))
    }
  }

  @Test func aChampionThatCannotBeLoadedLeavesTheOldOneInForce() async throws {
    let folder = try await ServedWorkspace.copy()
    try await TestServer.run(folder.url) { server in
      let champion = await server.server.engine.status().champion
      // A model that is newer, and damaged.
      let session = try ServedWorkspace.session(folder.url)
      let registry = try session.registry()
      let key = "meta@2026-blind-simulated-ffffffffffff"
      let staging = try registry.stage(.meta, key: key, fingerprint: "damaged")
      try staging.write("{}", to: "manifest.json")
      try registry.commit(staging, ArtifactDescription(kind: .meta, key: key))
      await server.look()
      let ready = try await server.ask("GET", "/readyz")
      #expect(ready.status == 200)
      let reason = try ready.json()["reason"] as? String
      #expect(reason != nil)
      #expect(await server.server.engine.status().champion?.key == champion?.key)
      #expect(try await server.ask("GET", "/v1/forecasts").status == 200)
      #expect(server.log.lines.contains { $0.hasPrefix("model not loaded code=") })
      #expect(try await server.ask("GET", "/metrics").text.contains("fullcourt_models_failed_total 1\n"))
    }
  }
}

/// Statuses of many clients, counted.
private final class Tally: Sendable {
  private let state = Mutex<(found: [Int: Int], isOver: Bool)>(([:], false))

  var found: [Int: Int] { state.withLock { $0.found } }
  var isOver: Bool { state.withLock { $0.isOver } }

  func add(_ status: Int) { state.withLock { $0.found[status, default: 0] += 1 } }
  func end() { state.withLock { $0.isOver = true } }
}
