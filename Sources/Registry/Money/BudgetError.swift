import BoxScores
import NativeLibraries

/// Why money or hours are not given.
public enum BudgetError: FullcourtError, Equatable {
  /// More than is left of the cycle's money.
  case tooLittleMoney(step: String, machine: String, needed: Money, left: Money, reset: GameDay)
  /// More than is left of the cycle's hours of machines that cost nothing.
  case tooLittleTime(step: String, machine: String, needed: Int64, left: Int64, reset: GameDay)
  case unknownMachine(String, known: [String])
  /// Lines of the ledger are not what was written.
  case corruptLedger(problems: [String])
  /// Another process has put money aside for the same step.
  case reservedElsewhere(step: String)

  public var exitCode: ExitCode {
    switch self {
    case .tooLittleMoney, .tooLittleTime, .unknownMachine: .budgetRefused
    case .corruptLedger: .corrupt
    case .reservedElsewhere: .busy
    }
  }

  /// What is short: `0.10`, `25 min`; nil for other refusals.
  public var short: String? {
    switch self {
    case .tooLittleMoney(_, _, let needed, let left, _): "\(needed - left)"
    case .tooLittleTime(_, _, let needed, let left, _): Hours.text(needed - left)
    default: nil
    }
  }

  public var message: String {
    switch self {
    case .tooLittleMoney(let step, let machine, let needed, let left, let reset):
      "the budget does not allow '\(step)' on \(machine): it may cost \(needed), and \(left) is left of this cycle: "
        + "\(needed - left) short. The budget resets on \(reset). A larger one: fullcourt budget set --limit AMOUNT"
    case .tooLittleTime(let step, let machine, let needed, let left, let reset):
      "the budget does not allow '\(step)' on \(machine): it may take \(Hours.text(needed)), and \(Hours.text(left)) is "
        + "left of this cycle's hours: \(Hours.text(needed - left)) short. The budget resets on \(reset). More hours: "
        + "fullcourt budget set --hours HOURS"
    case .unknownMachine(let name, let known):
      "machine '\(name)' has no price; known are \(known.joined(separator: ", ")). Give it one: "
        + "fullcourt budget set --machine \"\(name)=PRICE_PER_HOUR\""
    case .corruptLedger(let problems):
      "the ledger is not what was written: \(problems.joined(separator: "; ")). Nothing is spent on top of it. Look at it "
        + "with 'fullcourt budget ledger'; go on from its lines as they stand: fullcourt budget ledger --accept-damage"
    case .reservedElsewhere(let step):
      "another process has put money aside for '\(step)' and is alive. Wait for it to end."
    }
  }
}
