import BoxScores
import Foundation
import Testing

@testable import Registry

@Suite struct RunTests {
  @Test func aStepIsPlannedRunsAndIsDone() throws {
    try withRegistry { registry in
      let id = try registry.plan("window", key: "2022-2024", rows: 78_000, estimatedSeconds: 40)
      #expect(try registry.runs().map(\.state) == [.planned])
      #expect(throws: RegistryError.self) { try registry.finish(run: id) }
      try registry.start(run: id)
      #expect(try registry.runs().map(\.state) == [.running])
      try registry.finish(run: id, rows: 77_000, seconds: 38.5, cost: 0.25)
      let run = try #require(try registry.runs(kind: "window").first)
      #expect(run.state == .done && run.seconds == 38.5 && run.rows == 77_000 && run.cost == 0.25)
      #expect(run.estimatedSeconds == 40)
      #expect(try registry.runs(kind: "stack").isEmpty)
    }
  }

  @Test func ratesAreLearnedFromWhatWasDone() throws {
    try withRegistry { registry in
      #expect(try registry.rate(of: "window") == nil)
      for (rows, seconds) in [(1000, 2.0), (3000, 2.0), (8000, 8.0)] {
        let id = try registry.plan("window", key: "\(rows)", rows: rows)
        try registry.start(run: id)
        try registry.finish(run: id, seconds: seconds)
      }
      let failed = try registry.plan("window", key: "failed", rows: 1_000_000)
      try registry.start(run: failed)
      try registry.fail(run: failed, "no memory")
      let rate = try #require(try registry.rate(of: "window"))
      #expect(rate == RunRate(rowsPerSecond: 1000, slow: 500, fast: 1500, steps: 3))
      #expect(rate.seconds(rows: 3000) == (3, 2, 6))
      #expect(try registry.rate(of: "window", last: 1)?.rowsPerSecond == 1000)
      #expect(try registry.runs().first?.message == "no memory")
    }
  }

  @Test func recordedWorkIsDoneOrFailedWithItsReason() throws {
    struct Broken: Error {}
    try withRegistry { registry in
      let seven = try registry.recorded("stack", key: "2025", rows: 10) { 7 }
      #expect(seven == 7)
      #expect(throws: Broken.self) { try registry.recorded("stack", key: "2024", rows: 10) { throw Broken() } }
      #expect(try registry.runs().map(\.state) == [.failed, .done])
    }
  }

  @Test func stepsOfADeadProcessAreInterruptedAndCanBeResumed() throws {
    try withFolder { folder in
      var dead = ProcessIdentity.current
      dead.startTicks -= 1
      let before = try Registry(Workspace(folder), process: dead)
      let id = try before.plan("window", key: "2022-2024", rows: 5)
      try before.start(run: id)
      let now = try Registry(Workspace(folder))
      #expect(try now.runs().map(\.state) == [.interrupted])
      try now.start(run: id)
      // A living process's steps are left alone.
      #expect(try Registry(Workspace(folder)).runs().map(\.state) == [.running])
    }
  }

  @Test func looksAreCounted() throws {
    try withRegistry { registry in
      #expect(try registry.looks(at: [Season(2025)]) == [Season(2025): 0])
      try registry.look(at: [Season(2024), Season(2025)], command: "backtest --seasons 2024-2025")
      let counts = try registry.look(at: [Season(2025)], command: "backtest --seasons 2025")
      #expect(counts == [Season(2025): 2])
      #expect(try registry.looks(at: [Season(2024), Season(2025)]) == [Season(2024): 1, Season(2025): 2])
    }
  }
}
