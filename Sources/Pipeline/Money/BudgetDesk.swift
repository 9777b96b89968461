import BoxScores
import Foundation
import Registry

/// Sets and shows the budget of a workspace.
public struct BudgetDesk: Sendable {
  private let session: WorkspaceSession

  public init(_ session: WorkspaceSession) { self.session = session }

  /// What to change; what is nil stays as it is.
  public struct Change: Sendable {
    /// A day on which a cycle begins, past or to come.
    public var cycleStart: GameDay?
    /// `.some(nil)` takes the limit away.
    public var limit: Money??
    /// Milliseconds a cycle of machines without a price; `.some(nil)` takes the limit away.
    public var freeMilliseconds: Int64??
    /// Added; one of a name that is there takes its place.
    public var machines: [Machine] = []
    /// Names of machines that are taken away.
    public var removedMachines: [String] = []

    public init() {}
  }

  /// A first budget that names no day on which a cycle begins has calendar months.
  ///
  /// - Parameter notice: Told what was taken for granted.
  /// - Throws: `BudgetUnset.limitMissing`, `.machineMissing`
  public func set(_ change: Change, notice: (String) -> Void = { _ in }) throws -> BudgetReport {
    let ledger = try session.accounts().ledger
    let known = try ledger.state().budget
    let month = Ledger.cycle(nil, ledger.today).start
    var budget = known ?? Budget(cycleStart: month)
    if let start = change.cycleStart { budget.cycleStart = start }
    if let limit = change.limit { budget.limit = limit }
    if let hours = change.freeMilliseconds { budget.freeMilliseconds = hours }
    for name in change.removedMachines where !budget.remove(name) {
      throw BudgetUnset.machineMissing(name, known: budget.machines.map(\.name), tool: session.tool)
    }
    for machine in change.machines { budget.set(machine) }
    // Money without a limit has to be asked for in so many words.
    if budget.limit == nil, change.limit == nil, let priced = change.machines.first(where: { !$0.isFree }) {
      throw BudgetUnset.limitMissing(machine: priced.name, tool: session.tool)
    }
    try ledger.set(budget)
    if known == nil, change.cycleStart == nil {
      notice("no --cycle-start was given: a cycle begins on the first day of a month, this one on \(month)")
    }
    return try show()
  }

  /// - Throws: `BudgetUnset.noBudget`
  public func show() throws -> BudgetReport {
    let ledger = try session.accounts().ledger
    try ledger.recover()
    guard let report = try report(ledger.state()) else { throw BudgetUnset.noBudget(tool: session.tool) }
    return report
  }

  /// Nil before a budget was set.
  func report(_ state: LedgerState) throws -> BudgetReport? {
    guard let budget = state.budget else { return nil }
    let today = try session.accounts().ledger.today
    let cycle = budget.cycle(containing: today)
    let balance = state.balance(of: cycle)
    func hours(_ milliseconds: Int64) -> Double { Double(milliseconds) / 3_600_000 }
    let machines = budget.machines + (budget.machines.contains { $0.name == Machine.local.name } ? [] : [.local])
    return BudgetReport(
      cycleStart: cycle.start.description, reset: cycle.reset.description, today: today.description,
      limit: budget.limit, spent: balance.spent, reserved: balance.reserved, left: balance.left(of: budget),
      hours: budget.freeMilliseconds.map(hours), hoursUsed: hours(balance.spentMilliseconds),
      hoursReserved: hours(balance.reservedMilliseconds), hoursLeft: balance.millisecondsLeft(of: budget).map(hours),
      machines: machines.map { .init(name: $0.name, pricePerHour: $0.pricePerHour, gpu: $0.hasGPU) })
  }

  /// - Parameter acceptingDamage: Go on from the lines as they stand.
  public func ledger(acceptingDamage: Bool) throws -> LedgerReport {
    let ledger = try session.accounts().ledger
    if acceptingDamage { try ledger.acceptDamage() }
    var reading = try ledger.read()
    if reading.problems.isEmpty {
      try ledger.recover()
      reading = try ledger.read()
    }
    return LedgerReport(
      intact: reading.problems.isEmpty && reading.acceptedProblems.isEmpty, problems: reading.problems,
      acceptedProblems: reading.acceptedProblems,
      entries: reading.entries.map { entry in
        LedgerReport.Line(
          number: entry.number,
          at: Date(timeIntervalSince1970: Double(entry.at) / 1_000).formatted(.iso8601), kind: entry.kind,
          step: entry.step, reservation: entry.reservation, cycle: entry.cycle, machine: entry.machine,
          pricePerHour: entry.pricePerHour, milliseconds: entry.milliseconds, money: entry.money, note: entry.note,
          previous: entry.previous, hash: entry.hash)
      })
  }
}
