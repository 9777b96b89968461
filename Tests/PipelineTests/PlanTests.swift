import BoxScores
import Foundation
import NativeLibraries
import Registry
import Testing
import Windows

@testable import Pipeline

@Suite(.enabled(if: LibraryStatus.of(.lightgbm).isFound && LibraryStatus.of(.duckdb).isFound))
struct PlanTests {
  @Test func withoutGamesTheFirstStepIsToBringSomeIn() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("fullcourt-test-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let report = try Plan(WorkspaceSession(folder: folder, threads: 1)).report()
    #expect(report.next?.step == "data import PATH")
    #expect(!report.ready)
  }

  @Test func aTrainedWindowIsDoneAndItsSpeedIsRemembered() throws {
    let league = try TinyLeague(seasons: Season(2013)...Season(2024))
    let window = WindowID("2019-2021")!
    let before = try step(window, Plan(league.session).report())
    #expect(before.state == .ready && before.seconds > 0 && before.refusal == nil)
    #expect(before.range.lowerBound < before.seconds && before.seconds < before.range.upperBound)
    let report = try WindowTraining(league.session, interruption: Interruption()) { _ in }
      .run(.only([window]), resume: "again")
    #expect(report.isComplete)
    let plan = try Plan(try league.reopened()).report()
    #expect(try step(window, plan).state == .done)
    #expect(try step(window, plan).seconds == 0)
    #expect(try league.session.registry().runs(kind: "window").map(\.state) == [.done])
    // Seasons that are not there are refused by name, and so is what needs all windows.
    #expect(try step(WindowID("1947-1949")!, plan).refusal?.hasPrefix("no games of seasons 1947-1949") == true)
    #expect(plan.steps.last?.state == .waiting)
    #expect(plan.steps.last?.refusal?.hasPrefix("26 of 27 windows are not trained: 1947-1949, ") == true)
  }

  @Test func aWindowIsStaleWhenItsOwnGamesChangeAndOnlyThen() throws {
    let league = try TinyLeague(seasons: Season(2013)...Season(2024))
    let window = WindowID("2013-2015")!
    _ = try WindowTraining(league.session, interruption: Interruption()) { _ in }.run(.only([window]), resume: "again")
    #expect(try state(of: window, league.session) == .trained)
    let session = try league.reopened()
    // A league that goes on for a season more has the same games before.
    _ = try DataWork(session).simulate(seasons: Season(2013)...Season(2025), seed: 3, scale: .tiny)
    #expect(try state(of: window, session) == .trained)
    _ = try DataWork(session).simulate(seasons: Season(2013)...Season(2025), seed: 4, scale: .tiny)
    #expect(try state(of: window, session) == .stale)
  }

  @Test func otherSettingsMakeAWindowStale() throws {
    let league = try TinyLeague(seasons: Season(2013)...Season(2024))
    let window = WindowID("2013-2015")!
    _ = try WindowTraining(league.session, interruption: Interruption()) { _ in }.run(.only([window]), resume: "again")
    var settings = TinyLeague.settings
    settings.window.leaves += 1
    let other = try WorkspaceSession(folder: league.folder, threads: 1, settings: settings)
    let line = try #require(try WindowStates(other).report().windows.first { $0.id == window })
    #expect(line.state == .stale && line.reason == "the settings changed")
  }

  private func step(_ window: WindowID, _ report: PlanReport) throws -> PlanStep {
    try #require(report.steps.first { $0.step == "windows train --only \(window)" })
  }

  private func state(of window: WindowID, _ session: WorkspaceSession) throws -> WindowsReport.State? {
    try WindowStates(session).report().windows.first { $0.id == window }?.state
  }
}
