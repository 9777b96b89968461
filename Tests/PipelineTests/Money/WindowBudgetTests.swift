import BoxScores
import Foundation
import NativeLibraries
import Registry
import Synchronization
import Testing

@testable import Pipeline

/// A real window that runs out of money between two boosters, on a clock that every unit of work moves by ten minutes.
@Suite(.enabled(if: LibraryStatus.of(.lightgbm).isFound && LibraryStatus.of(.duckdb).isFound))
struct WindowBudgetTests {
  @Test func aWindowThatRunsOutOfMoneyIsKeptAndGoneOnWith() throws {
    let league = try TinyLeague(seasons: Season(2013)...Season(2024))
    let window = WindowID("2019-2021")!
    var settings = TinyLeague.settings
    settings.window.network = nil
    let clock = FakeClock()
    let units = Mutex<Set<String>>([])
    func session() throws -> WorkspaceSession {
      try WorkspaceSession(
        folder: league.folder, threads: 1, settings: settings, machine: "box", tool: "fullcourt", now: clock.now)
    }
    var change = BudgetDesk.Change()
    change.cycleStart = GameDay("2026-12-01")
    change.limit = Money("100")
    change.machines = [Machine("box=1:cpu")!]
    _ = try BudgetDesk(session()).set(change)
    _ = try FeatureWork(session()).build(rebuild: false)

    func train() throws -> WindowTrainingReport {
      try WindowTraining(session(), interruption: Interruption()) { event in
        // A unit that an earlier attempt finished takes no time.
        guard case .advanced(_, _, let unit) = event, units.withLock({ $0.insert(unit).inserted }) else { return }
        clock.advance(600)
      }.run(.only([window]), resume: "fullcourt windows train --only 2019-2021")
    }
    // The built-in rate says seconds: the first unit of ten minutes is more than was put aside.
    let stopped = try #require(throws: ReserveUsedUp.self) { try train() }
    #expect(stopped.step == "window 2019-2021" && stopped.resume == "fullcourt windows train --only 2019-2021")
    let spent = try BudgetDesk(session()).show().spent
    // Ten minutes at 1.00 an hour, and nothing of a second unit.
    #expect(spent == Money("0.166667")!)
    var attempts = 1
    while (try? train()) == nil, attempts < 40 { attempts += 1 }
    #expect(attempts > 1 && attempts < 40)
    #expect(try WindowStates(session()).report().windows.first { $0.id == window }?.state == .trained)
    let lines = try session().registry().ledger.read()
    #expect(lines.problems.isEmpty && lines.state.open.isEmpty)
    #expect(lines.entries.last?.kind == .settle)
  }
}
