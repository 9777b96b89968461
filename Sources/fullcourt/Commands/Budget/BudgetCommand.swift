import ArgumentParser

struct BudgetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "budget",
    abstract: "What may be spent in a billing cycle, and what was.",
    subcommands: [BudgetSetCommand.self, BudgetShowCommand.self, BudgetLedgerCommand.self])
}
