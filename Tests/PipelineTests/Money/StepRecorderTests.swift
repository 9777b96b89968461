import BoxScores
import Foundation
import NativeLibraries
import Registry
import Testing

@testable import Pipeline

/// A step, its meter and the ledger, on a clock that the test moves.
@Suite struct StepRecorderTests {
  private struct Stopped: FullcourtError {
    var exitCode: ExitCode { .interrupted }
    var message: String { "stopped" }
  }

  private final class Bench {
    let folder: URL
    let registry: Registry
    let clock = FakeClock()
    let accounts: StepAccounts
    let recorder: StepRecorder

    init(limit: String?, machine: String = "A10G") throws {
      folder = FileManager.default.temporaryDirectory.appendingPathComponent("fullcourt-test-\(UUID().uuidString)")
      registry = try Registry(Workspace(folder))
      accounts = StepAccounts(ledger: registry.ledger, machine: machine, clock: StepClock(now: clock.now))
      recorder = StepRecorder(registry: registry, accounts: accounts)
      try registry.ledger.set(
        Budget(
          cycleStart: GameDay("2026-12-01")!, limit: limit.flatMap { Money($0) }, machines: [Machine("A10G=3600")!]))
      accounts.watch({ _ in }, resume: "fullcourt windows train --missing")
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    var balance: LedgerBalance {
      get throws {
        let state = try registry.ledger.state()
        return state.balance(of: Ledger.cycle(state.budget, registry.ledger.today))
      }
    }

    /// Twenty units of ten seconds; between two of them the step asks whether to stop.
    func train(_ done: inout Int, seconds: Double = 10) throws {
      let need = StepNeed(
        step: "window", activity: .window, key: "window", cells: 1_000, inputs: "same",
        estimate: .init(seconds: 85, range: 85...85))
      var units = done
      defer { done = units }
      try recorder.run(need, isResumed: units > 0) { meter in
        while units < 20 {
          if meter.isExhausted { throw Stopped() }
          clock.advance(seconds)
          units += 1
          meter.advance(Double(units) / 20)
        }
        return .init(value: ())
      }
    }
  }

  /// A second costs 1.00; 100 seconds are put aside, and the step would take 200.
  @Test func aStepThatWouldPassItsReserveStopsAtTheNextCheckpointAndIsResumed() throws {
    let bench = try Bench(limit: "300")
    var done = 0
    let stopped = try #require(throws: ReserveUsedUp.self) { try bench.train(&done) }
    #expect(stopped.exitCode == .budgetRefused)
    #expect(done == 10)
    #expect(
      stopped.message == """
        'window' has used up the 100.00 put aside for it on A10G and was stopped at a checkpoint; 100.00 was charged, and \
        everything finished so far is kept. The budget resets on \(stopped.reset!). Put a new amount aside for the rest \
        and go on: fullcourt windows train --missing
        """)
    #expect(try bench.balance.spent == Money("100")! && bench.balance.reserved == .zero)
    // What it used for its first half is what tells what the rest takes.
    let earlier = try bench.registry.ledger.attempts(step: "window", inputs: "same")
    #expect(earlier?.milliseconds == 100_000 && earlier?.fraction == 0.5)
    try bench.train(&done)
    #expect(done == 20)
    #expect(try bench.balance.spent == Money("200")! && bench.balance.reserved == .zero)
    #expect(try bench.registry.ledger.read().entries.map(\.kind) == [.budget, .reserve, .release, .reserve, .settle])
    // The resumed run took half the time for all the cells: nothing is learned from it.
    #expect(try CostModel(registry: bench.registry, machine: "A10G").knows(.window) == false)
  }

  /// Whatever the size of a checkpoint, what is charged beyond the reserve is less than one.
  @Test(arguments: [5.5, 7, 13, 33, 99, 150])
  func theOverrunIsLessThanOneCheckpoint(checkpoint: Double) throws {
    let bench = try Bench(limit: "10000")
    var done = 0
    let stopped = #expect(throws: (any Error).self) { try bench.train(&done, seconds: checkpoint) }
    #expect(stopped is ReserveUsedUp)
    let spent = try bench.balance.spent.approximate
    #expect(spent < 100 + checkpoint)
    #expect(spent == Double(done) * checkpoint)
  }

  @Test func whereNothingHasALimitNothingIsStopped() throws {
    let bench = try Bench(limit: nil, machine: "local")
    var done = 0
    try bench.train(&done, seconds: 3_600)
    #expect(done == 20)
    #expect(try bench.balance.spentMilliseconds == 72_000_000 && bench.balance.spent == .zero)
  }

  @Test func whatIsNotLeftIsRefusedBeforeTheWorkBegins() throws {
    let bench = try Bench(limit: "99.99")
    var done = 0
    let refused = try #require(throws: BudgetError.self) { try bench.train(&done) }
    #expect(done == 0)
    #expect(refused.short == "0.01" && refused.exitCode == .budgetRefused)
    #expect(try bench.registry.runs().isEmpty)
  }

  @Test func aFailureIsChargedWhatItUsedAndTheRestIsGivenBack() throws {
    struct Broken: Error {}
    let bench = try Bench(limit: "300")
    let need = StepNeed(
      step: "meta", activity: .meta, key: "meta", cells: 10, inputs: "", estimate: .init(seconds: 50, range: 50...100))
    #expect(throws: Broken.self) {
      try bench.recorder.run(need) { _ in
        bench.clock.advance(20)
        throw Broken()
      } as Void
    }
    #expect(try bench.balance.spent == Money("20")! && bench.balance.reserved == .zero)
    #expect(try bench.registry.runs().map(\.state) == [.failed])
    #expect(try bench.registry.ledger.read().entries.last?.note == "failed")
  }

  /// A person who stops it gets 130, also when the money ran out at the same moment.
  @Test func anInterruptionByAPersonStaysOne() throws {
    let bench = try Bench(limit: "300")
    let interruption = Interruption()
    let need = StepNeed(
      step: "meta", activity: .meta, key: "meta", cells: 10, inputs: "", estimate: .init(seconds: 50, range: 50...85))
    #expect(throws: Stopped.self) {
      try bench.recorder.run(need, interruption: interruption) { meter in
        bench.clock.advance(200)
        interruption.request()
        #expect(meter.isExhausted)
        throw Stopped()
      } as Void
    }
    #expect(try bench.registry.ledger.read().entries.last?.note == "interrupted")
  }

  @Test func whatIsSpentAndLeftIsShownWhileAStepRuns() throws {
    let bench = try Bench(limit: "300")
    nonisolated(unsafe) var shown: [String] = []
    bench.accounts.watch({ if case .spending(let now) = $0 { shown.append(now.text ?? "") } }, resume: "")
    var done = 0
    _ = try? bench.train(&done)
    #expect(shown.first == "0.00 spent, 300.00 left")
    #expect(shown.contains("30.00 spent, 270.00 left"))
    #expect(shown.last == "100.00 spent, 200.00 left")
  }
}
