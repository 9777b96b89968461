import ArgumentParser

struct BundleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bundle",
    abstract: "A model for production, in one checksummed file.",
    subcommands: [BundleExportCommand.self, BundleVerifyCommand.self, BundleImportCommand.self])
}
