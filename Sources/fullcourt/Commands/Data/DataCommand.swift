import ArgumentParser

struct DataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data",
    abstract: "Bring games in, simulate a league, check what is there.",
    subcommands: [DataImportCommand.self, DataSimulateCommand.self, DataCheckCommand.self])
}
