import Foundation
import Registry
import Synchronization

/// The accounts of one command: puts aside what its steps may use, watches them, and charges what they used.
final class StepAccounts: Sendable {
  let ledger: Ledger
  /// The machine that everything runs on.
  let machineName: String
  let clock: StepClock
  private let state = Mutex(State())

  private struct State {
    var progress: ProgressHandler?
    var resume = ""
    /// As the ledger stood when a step last began or ended.
    var ledger = LedgerState()
  }

  init(ledger: Ledger, machine: String, clock: StepClock) {
    self.ledger = ledger
    machineName = machine
    self.clock = clock
  }

  /// Who wants to see what is spent, and the command that goes on where this one is stopped.
  func watch(_ progress: @escaping ProgressHandler, resume: String) {
    state.withLock { state in
      state.progress = progress
      state.resume = resume
    }
  }

  var resume: String { state.withLock { $0.resume } }

  /// - Throws: `BudgetError` when what the step may use is not left.
  func open(_ need: StepNeed) throws -> StepMeter {
    try ledger.recover()
    let reservation: Reservation
    do {
      reservation = try reserve(need, as: need.step)
    } catch BudgetError.reservedElsewhere where !need.needsLease {
      // Two processes may build features or score a season at the same time; each pays for its own.
      reservation = try reserve(need, as: "\(need.step) (process \(ProcessIdentity.current.pid))")
    }
    let meter = StepMeter(reservation, accounts: self, token: clock.begin())
    refresh()
    return meter
  }

  private func reserve(_ need: StepNeed, as step: String) throws -> Reservation {
    let earlier = try ledger.attempts(step: step, inputs: need.inputs)
    return try ledger.reserve(
      step: step, inputs: need.inputs, machine: machineName, milliseconds: need.milliseconds(after: earlier).most)
  }

  /// Reads the ledger and shows what is left.
  func refresh() {
    if let now = try? ledger.state() { state.withLock { $0.ledger = now } }
    show()
  }

  func show() {
    let (handler, ledger) = state.withLock { ($0.progress, $0.ledger) }
    guard let now = spending(ledger), now.text != nil else { return }
    handler?(.spending(now))
  }

  private func spending(_ state: LedgerState) -> Spending? {
    guard let machine = try? Ledger.machine(machineName, state.budget) else { return nil }
    let balance = state.balance(of: Ledger.cycle(state.budget, ledger.today))
    let running = Int64((clock.running * 1_000).rounded(.up))
    let cost = Money.cost(milliseconds: running, pricePerHour: machine.pricePerHour)
    let spent = balance.spent + cost
    let time = balance.spentMilliseconds + (machine.isFree ? running : 0)
    return Spending(
      machine: machine.name, spent: spent, left: state.budget?.limit.map { max(.zero, $0 - spent) },
      spentMilliseconds: time, millisecondsLeft: state.budget?.freeMilliseconds.map { max(0, $0 - time) },
      isFree: machine.isFree)
  }
}
