import BoxScores
import Evaluation
import Foundation
import Registry
import TestSupport
import Testing

@testable import Pipeline
@testable import Server

@Suite(.enabled(if: ServedWorkspace.isPossible, ServedWorkspace.absence))
struct WorkspaceRouteTests {
  private func same(_ answer: HTTPAnswer, _ value: some Encodable) throws -> Bool {
    let own = try JSONSerialization.jsonObject(with: try JSONEncoder().encode(value))
    let served = try JSONSerialization.jsonObject(with: Data(answer.body))
    return (own as? NSDictionary) == (served as? NSDictionary)
  }

  private static func backtest(_ session: WorkspaceSession) async throws -> BacktestReport {
    try await ServedWorkspace.onThread {
      try BacktestRunner(session) { _ in }.run(
        seasons: [ServedWorkspace.season], variant: .blind, byMonth: false, confirmed: true, command: "backtest",
        prepareCommand: "prepare")
    }
  }

  @Test func reportsAreThoseOfTheCommands() async throws {
    let folder = try await ServedWorkspace.copy()
    let session = try ServedWorkspace.session(folder.url)
    try await TestServer.run(folder.url) { server in
      let windows = try await server.ask("GET", "/v1/windows")
      #expect(try same(windows, try WindowStates(session).report()))
      let plan = try await server.ask("GET", "/v1/plan")
      #expect(plan.status == 200)
      #expect(try same(plan, try Plan(ServedWorkspace.session(folder.url, isReadOnly: true)).report()))
      let unset = try await server.ask("GET", "/v1/budget")
      #expect(unset.status == 404)
      #expect((try unset.json()["detail"] as? String)?.hasPrefix("no budget was set: ") == true)
      var change = BudgetDesk.Change()
      change.cycleStart = GameDay("2026-12-01")
      change.limit = .some(Money("8"))
      let budget = try BudgetDesk(session).set(change)
      await server.look()
      #expect(try same(try await server.ask("GET", "/v1/budget"), budget))
      let ledger = try await server.ask("GET", "/v1/budget/ledger")
      #expect(try same(ledger, try BudgetDesk(session).ledger(acceptingDamage: false)))
    }
  }

  @Test func evidenceIsKeptWhole() async throws {
    let folder = try await ServedWorkspace.copy()
    let session = try ServedWorkspace.session(folder.url)
    let report = try await Self.backtest(session)
    try await TestServer.run(folder.url) { server in
      let list = try await server.ask("GET", "/v1/backtests").json()
      let entries = try #require(list["backtests"] as? [[String: Any]])
      #expect(entries.count == 1 && entries[0]["whole"] as? Bool == true)
      #expect(entries[0]["simulated"] as? Bool == true && entries[0]["variant"] as? String == "blind")
      #expect((entries[0]["looks"] as? [String: Int]) == ["2026": 1])
      let summary = try #require(entries[0]["summary"] as? [[String: Any]])
      #expect(summary.count == report.table.results.count { $0.pool == .a })
      let id = try #require(entries[0]["id"] as? Int)
      #expect(try same(try await server.ask("GET", "/v1/backtests/\(id)"), report))
      let none = try await server.ask("GET", "/v1/backtests/77")
      #expect(none.status == 404)
      #expect(try none.json()["detail"] as? String == "there is no backtest 77")
      #expect(try await server.ask("GET", "/v1/ablations").json()["ablations"] as? [String] == [])
      #expect(try await server.ask("GET", "/v1/ablations/1").status == 404)
    }
    // The same backtest again takes its place; the one before is kept, the one before that is not.
    for _ in 0..<2 {
      _ = try await Self.backtest(session)
    }
    let kept = try ReportArchive(session).backtests().backtests.map(\.whole)
    #expect(kept == [true, true, false])
  }

  @Test func nothingIsWritten() async throws {
    let folder = try await ServedWorkspace.copy()
    func files() throws -> [String: Date] {
      let paths = FileManager.default.enumerator(atPath: folder.url.path)?.compactMap { $0 as? String } ?? []
      return try Dictionary(
        uniqueKeysWithValues: paths.filter { !$0.hasSuffix("-shm") && !$0.hasSuffix("-wal") }.compactMap { path in
          let facts = try FileManager.default.attributesOfItem(atPath: folder.url.appendingPathComponent(path).path)
          guard facts[.type] as? FileAttributeType == .typeRegular else { return nil }
          return (path, facts[.modificationDate] as? Date ?? .distantPast)
        })
    }
    let before = try files()
    try await TestServer.run(folder.url) { server in
      for target in [
        "/v1/status", "/v1/forecasts", "/v1/days", "/v1/windows", "/v1/plan", "/v1/budget/ledger", "/v1/backtests",
      ] {
        let answer = try await server.ask("GET", target)
        #expect(answer.status == 200, "\(target)")
      }
    }
    let after = try files()
    #expect(after == before)
  }
}
