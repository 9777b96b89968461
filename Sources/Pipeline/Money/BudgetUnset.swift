import NativeLibraries

/// A budget that is not there, or not whole.
public enum BudgetUnset: FullcourtError, Equatable {
  /// Nothing was set yet, and so nothing is limited.
  case noBudget(tool: String)
  /// A first budget that does not say when a cycle begins.
  case cycleMissing(tool: String)
  /// A machine with a price in a budget without a limit.
  case limitMissing(machine: String, tool: String)

  public var exitCode: ExitCode {
    switch self {
    case .noBudget: .inputMissing
    case .cycleMissing, .limitMissing: .usage
    }
  }

  public var message: String {
    switch self {
    case .noBudget(let tool):
      "no budget was set: nothing is limited, and steps run on 'local'. Set one: "
        + "\(tool) budget set --cycle-start 2026-12-01 --limit 8 --machine \"A10G=1.10\""
    case .cycleMissing(let tool):
      "a first budget needs the day on which a cycle begins: \(tool) budget set --cycle-start YYYY-MM-DD ..."
    case .limitMissing(let machine, let tool):
      "machine '\(machine)' has a price, and the budget no limit: \(tool) budget set --limit AMOUNT ..."
    }
  }
}
