import NativeLibraries

/// A budget that is not there, or not whole.
public enum BudgetUnset: FullcourtError, Equatable {
  /// Nothing was set yet, and so nothing is limited.
  case noBudget(tool: String)
  /// A machine with a price in a budget that does not say how much of it.
  case limitMissing(machine: String, tool: String)
  /// A machine that is to be taken away and is not there.
  case machineMissing(String, known: [String], tool: String)

  public var exitCode: ExitCode {
    switch self {
    case .noBudget: .inputMissing
    case .limitMissing, .machineMissing: .usage
    }
  }

  public var message: String {
    switch self {
    case .noBudget(let tool):
      "no budget was set: nothing is limited, and steps run on 'local'. Set one: "
        + "\(tool) budget set --cycle-start 2026-12-01 --limit 8 --machine \"A10G=1.10\""
    case .limitMissing(let machine, let tool):
      "machine '\(machine)' has a price, and the budget no limit: \(tool) budget set --limit AMOUNT ..., or --limit none"
    case .machineMissing(let name, let known, let tool):
      "--machine \(name)=none: the budget has no machine '\(name)' to take away; it has "
        + "\(known.isEmpty ? "none" : known.joined(separator: ", ")) ('\(tool) budget show')"
    }
  }
}
