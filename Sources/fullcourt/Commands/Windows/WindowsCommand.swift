import ArgumentParser

struct WindowsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "windows",
    abstract: "The 27 window models: their state, and their training.",
    subcommands: [WindowsListCommand.self, WindowsTrainCommand.self])
}
