import ArgumentParser

struct PlayersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "players",
    abstract: "Questions about players.",
    subcommands: [PlayersSimilarCommand.self])
}
