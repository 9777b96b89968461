import BoxScores
import Features
import Foundation
import NativeLibraries
import Testing

@testable import Pipeline

/// Rows and seasons that a meta-learner needs are counted before anything is trained.
@Suite struct MetaHistoryTests {
  private func history(seasons: Int = 4, rows: Int = 5_000, leagueRows: Int = 9_000) -> MetaHistory {
    MetaHistory(
      cutoff: Season(2025), seasons: seasons, rows: rows, neededRows: 1_000, leagueRows: leagueRows,
      neededLeagueRows: 1_000)
  }

  @Test func whatIsTooLittleIsSaidInFigures() {
    #expect(history().shortage == nil)
    #expect(history(rows: 1_000, leagueRows: 1_000).shortage == nil)
    #expect(
      history(rows: 998).shortage
        == "before season 2025 there are 998 rows to learn a meta-learner from, and 1000 are needed")
    #expect(
      history(leagueRows: 999).shortage
        == "before season 2025 there are 999 player-games for its league model, and 1000 are needed")
    #expect(
      history(seasons: 0, rows: 0, leagueRows: 0).shortage
        == "the games before season 2025 are too few to learn from: no season before it can be forecast as of its own "
        + "cut-off")
  }

  @Test func theCheckNamesEverySeasonThatIsShort() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("fullcourt-test-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let preflight = Preflight(session: try WorkspaceSession(folder: folder, threads: 1, tool: "fullcourt"))
    func check(_ histories: [MetaHistory]?) throws -> PreflightCheck? {
      let subject = PreflightSubject(title: "backtest --prepare", metaHistory: histories, trains: false)
      return try preflight.report(subject).checks.first { $0.code == .metaHistory }
    }
    #expect(try check(nil) == nil)
    #expect(try check([])?.passed == true)
    #expect(try check([history()])?.found == "5000 rows of 4 seasons before 2025")
    let failed = try #require(try check([history(rows: 998), history(), history(rows: 7)]))
    #expect(!failed.passed && failed.command == "fullcourt data import PATH")
    #expect(failed.expected == "several whole seasons before season 2025")
    #expect(
      failed.found == "before season 2025 there are 998 rows to learn a meta-learner from, and 1000 are needed; "
        + "before season 2025 there are 7 rows to learn a meta-learner from, and 1000 are needed")
  }

  @Test(.enabled(if: LibraryStatus.of(.lightgbm).isFound && LibraryStatus.of(.duckdb).isFound))
  func nothingIsTrainedForAMetaLearnerThatCannotBe() throws {
    let league = try TinyLeague(seasons: Season(2018)...Season(2025))
    var settings = TinyLeague.settings
    settings.meta.minimumRows = 100_000
    let session = try WorkspaceSession(folder: league.folder, threads: 1, settings: settings)
    func refused(_ work: () throws -> Void) throws -> String {
      do {
        try work()
      } catch let error as PreflightRefused {
        return error.report.failures.first { $0.code == .metaHistory }?.found ?? "another check"
      }
      return "nothing was refused"
    }
    let needed = "rows to learn a meta-learner from, and 100000 are needed"
    let prepared = try refused {
      try Preparation(session, interruption: Interruption()) { _ in }
        .run(seasons: [Season(2025)], configuration: nil as URL?, resume: "again")
    }
    #expect(prepared.hasPrefix("before season 2025 there are ") && prepared.hasSuffix(needed))
    let ablated = try refused {
      _ = try Ablation(session, interruption: Interruption()) { _ in }
        .run(configuration: nil, seasons: [Season(2024)], variant: .blind, repetitions: 1, command: "again")
    }
    #expect(ablated.hasPrefix("before season 2024 there are ") && ablated.hasSuffix(needed))
    let trained = try refused {
      _ = try MetaTraining(session, interruption: Interruption()) { _ in }.run(configuration: nil, resume: "again")
    }
    #expect(trained.hasSuffix(needed))
    #expect(try session.registry().runs(kind: "window").isEmpty)
    #expect(try session.registry().runs(kind: "league").isEmpty)
    // The same games suffice where fewer rows are asked for.
    let enough = try #require(try league.reopened().workshop(scoring: Season(2025)))
    #expect(enough.metaHistory(MetaGoal(cutoff: Season(2025), variant: .blind)).shortage == nil)
  }
}
