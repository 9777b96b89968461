import BoxScores
import Registry

/// Whether so much of a machine can be had in this cycle.
struct Affordability {
  struct Verdict {
    /// `4.40`, or hours on a machine without a price.
    let needed: String
    /// Nil without a limit.
    let left: String?
    /// How much is short and until when; nil when it fits.
    let refusal: String?
  }

  let machine: Machine
  let cycle: BillingCycle
  private let money: Money?
  private let time: Int64?

  init(state: LedgerState, machine: Machine, today: GameDay) {
    self.machine = machine
    cycle = Ledger.cycle(state.budget, today)
    let balance = state.balance(of: cycle)
    money = machine.isFree ? nil : balance.left(of: state.budget)
    time = machine.isFree ? balance.millisecondsLeft(of: state.budget) : nil
  }

  func verdict(milliseconds: Int64) -> Verdict {
    guard machine.isFree else {
      return verdict(money: .cost(milliseconds: milliseconds, pricePerHour: machine.pricePerHour))
    }
    let needed = Hours.text(milliseconds)
    guard let time, milliseconds > time else {
      return Verdict(needed: needed, left: time.map { Hours.text($0) }, refusal: nil)
    }
    return Verdict(
      needed: needed, left: Hours.text(time), refusal: refusal(Hours.text(milliseconds - time), Hours.text(time)))
  }

  func verdict(money needed: Money) -> Verdict {
    guard let money, needed > money else {
      return Verdict(needed: "\(needed)", left: money.map { "\($0)" }, refusal: nil)
    }
    return Verdict(needed: "\(needed)", left: "\(money)", refusal: refusal("\(needed - money)", "\(money)"))
  }

  private func refusal(_ short: String, _ left: String) -> String {
    "\(short) short, \(left) is left of this cycle; the budget resets on \(cycle.reset)"
  }
}
