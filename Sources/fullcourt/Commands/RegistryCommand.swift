import ArgumentParser

struct RegistryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "registry",
    abstract: "The store of trained artifacts.",
    subcommands: [RegistryVerifyCommand.self, RegistryGCCommand.self, RegistryHistoryCommand.self])
}
