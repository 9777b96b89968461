import ArgumentParser

struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Proofs on your own data.",
    subcommands: [AuditLeakageCommand.self])
}
