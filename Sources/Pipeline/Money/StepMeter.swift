import Foundation
import Registry
import Synchronization

/// Watches what one running step uses of what was put aside for it.
final class StepMeter: Sendable {
  let reservation: Reservation
  private let accounts: StepAccounts
  private let token: Int
  private let lastMark: Mutex<(seconds: Double, shown: Double, fraction: Double)>

  /// Seconds of use between two marks in the ledger: at most so much of a killed step's use is not charged.
  static let markEvery = 5.0

  init(_ reservation: Reservation, accounts: StepAccounts, token: Int) {
    self.reservation = reservation
    self.accounts = accounts
    self.token = token
    lastMark = Mutex((0, 0, 0))
  }

  /// Milliseconds of the machine that the step has used.
  var milliseconds: Int64 { Int64((accounts.clock.used(token) * 1_000).rounded(.up)) }

  var cost: Money { .cost(milliseconds: milliseconds, pricePerHour: reservation.machine.pricePerHour) }

  /// What was put aside is used up: the step has to stop at its next checkpoint. Never where nothing has a limit.
  var isExhausted: Bool { reservation.mostMilliseconds.map { milliseconds >= $0 } ?? false }

  /// The step has come so far.
  func advance(_ fraction: Double) {
    let used = accounts.clock.used(token)
    let (marks, shows) = lastMark.withLock { last in
      last.fraction = max(last.fraction, fraction)
      let marks = used - last.seconds >= Self.markEvery
      let shows = used - last.shown >= 1
      if marks { last.seconds = used }
      if shows { last.shown = used }
      return (marks, shows)
    }
    if marks { mark() }
    if shows { accounts.show() }
  }

  /// A mark that a busy database swallows is made up for by the next.
  private func mark() {
    let fraction = lastMark.withLock { $0.fraction }
    try? accounts.ledger.mark(reservation, milliseconds: milliseconds, fraction: fraction)
  }

  /// The step is done.
  func settle() throws {
    let used = end()
    try accounts.ledger.settle(reservation, milliseconds: used)
    accounts.refresh()
  }

  /// The step ended without a result.
  func release(_ why: String) {
    mark()
    let used = end()
    // The step's own error is what the person has to read; a reservation that stays open is charged by its mark later.
    try? accounts.ledger.release(reservation, milliseconds: used, why: why)
    accounts.refresh()
  }

  private func end() -> Int64 { Int64((accounts.clock.end(token) * 1_000).rounded(.up)) }

  func usedUp(_ milliseconds: Int64, resume: String) -> ReserveUsedUp {
    let price = reservation.machine.pricePerHour
    func text(_ time: Int64) -> String {
      reservation.machine.isFree ? Hours.text(time) : "\(Money.cost(milliseconds: time, pricePerHour: price))"
    }
    return ReserveUsedUp(
      step: reservation.step, machine: reservation.machine.name, reserved: text(reservation.milliseconds),
      used: text(milliseconds), reset: reservation.reset, resume: resume)
  }
}
