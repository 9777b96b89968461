import ArgumentParser

struct PaperCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "paper",
    abstract: "A ledger of bets on paper: no money, no book, the same arithmetic.",
    subcommands: [
      PaperPlaceCommand.self, PaperSettleCommand.self, PaperListCommand.self, PaperReportCommand.self,
    ])
}
