import ArgumentParser

struct MetaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "meta",
    abstract: "The meta-learner that stacks the windows.",
    subcommands: [
      MetaTrainCommand.self, MetaAblateCommand.self, MetaPromoteCommand.self, MetaRollbackCommand.self,
    ])
}
