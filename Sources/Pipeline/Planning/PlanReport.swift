import Registry

/// What is done, what is missing, and what comes next, in order: what `plan` prints.
public struct PlanReport: Sendable, Encodable {
  /// In the order in which they are done, those that are done already among them.
  public let steps: [PlanStep]
  /// What was looked at before the next step.
  public let checks: [PreflightCheck]
  /// The budget as it stands; nil where none was set.
  public let budget: BudgetReport?
  /// What steps are priced on.
  public let machine: String
  /// Windows that are trained side by side.
  public let jobs: Int

  public init(
    steps: [PlanStep], checks: [PreflightCheck] = [], budget: BudgetReport? = nil, machine: String = Machine.local.name,
    jobs: Int = 1
  ) {
    self.steps = steps
    self.checks = checks
    self.budget = budget
    self.machine = machine
    self.jobs = max(1, jobs)
  }

  /// The first step that is not done can start now; true also when all is done.
  public var ready: Bool { next?.refusal == nil }

  /// The first step that is not done; nil when all are.
  public var next: PlanStep? { steps.first { $0.state != .done } }

  /// Seconds until everything is done: windows are trained side by side, all else is done in order.
  public var seconds: Double { total(\.seconds) }

  /// Seconds, the likely least and most of the steps added up.
  public var range: ClosedRange<Double> { total(\.range.lowerBound)...total(\.range.upperBound) }

  /// Expected money of everything that is still to do.
  public var cost: Money { steps.reduce(.zero) { $0 + $1.cost } }

  private func total(_ figure: (PlanStep) -> Double) -> Double {
    let windows = steps.filter { $0.state != .done && $0.step.hasPrefix("windows train") }
    let others = steps.filter { !$0.step.hasPrefix("windows train") }
    return windows.map(figure).reduce(0, +) / Double(max(1, min(jobs, windows.count))) + others.map(figure).reduce(0, +)
  }

  private enum Key: String, CodingKey { case ready, steps, seconds, cost, checks, budget, machine }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(ready, forKey: .ready)
    try container.encode(steps, forKey: .steps)
    try container.encode(seconds, forKey: .seconds)
    try container.encode(cost, forKey: .cost)
    try container.encode(checks, forKey: .checks)
    try container.encode(budget, forKey: .budget)
    try container.encode(machine, forKey: .machine)
  }
}
