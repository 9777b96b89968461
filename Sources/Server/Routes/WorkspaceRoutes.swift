import BoxScores
import Pipeline
import Registry

/// How the workspace stands: windows, plan, money.
enum WorkspaceRoutes {
  static func routes(_ engine: Engine, _ desk: ReportDesk) -> [Route] {
    [
      report(
        engine, desk, "/v1/windows", "windows", "The 27 windows: what windows list --json prints.", "Windows",
        mark: windowsMark, age: .seconds(600)
      ) { try WindowStates($0).report() },
      report(
        engine, desk, "/v1/plan", "plan", "What comes next, with time and money: what plan --json prints.", "Plan",
        mark: mark, age: .seconds(30)
      ) { try Plan($0).report() },
      report(
        engine, desk, "/v1/budget", "budget", "The budget of this cycle: what budget show --json prints.", "Budget",
        mark: mark, age: .seconds(10), problems: [404]
      ) { try BudgetDesk($0).show() },
      report(
        engine, desk, "/v1/budget/ledger", "ledger", "Every line of the ledger: what budget ledger --json prints.",
        "Ledger", mark: mark, age: .seconds(60)
      ) { try BudgetDesk($0).ledger(acceptingDamage: false) },
    ]
  }

  static let windowsMark: @Sendable (Standing?) -> String = { standing in
    "\(standing?.pulse?.newestArtifact ?? 0) \(standing?.games ?? "")"
  }

  private static let mark: @Sendable (Standing?) -> String = { standing in
    guard let pulse = standing?.pulse else { return "" }
    return "\(pulse.newestArtifact) \(pulse.ledgerLine) \(pulse.models.count) \(standing?.games ?? "")"
  }

  private static func report(
    _ engine: Engine, _ desk: ReportDesk, _ path: String, _ operation: String, _ summary: String, _ schema: String,
    mark: @escaping @Sendable (Standing?) -> String, age: Duration, problems: [Int] = [],
    _ make: @escaping @Sendable (WorkspaceSession) throws -> any Encodable & Sendable
  ) -> Route {
    Route(
      method: .get, path: path, operation: operation, tag: "workspace", summary: summary, schema: schema,
      problems: problems + [404, 503]
    ) { _ in
      let session = try await engine.workspace()
      let bytes = try await desk.bytes(operation, mark: mark(await engine.standing), age: age) { try make(session) }
      return Answer(bytes, type: Answer.json)
    }
  }
}
