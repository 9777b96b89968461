import ArgumentParser
import Pipeline

struct RegistryHistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "List what was tried: experiments, champions, looks at seasons.",
    discussion: """
      Every 'meta train', 'meta ablate', 'backtest', 'meta promote' and 'meta
      rollback', the newest first. With --json each has its resolved configuration,
      seeds, hashes of data and features, and its figures.

      Example:
        fullcourt registry history --limit 20
      """)

  @Option(help: ArgumentHelp("So many of the newest.", valueName: "n"))
  var limit = 50

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit \(limit): expected 1 or more.") }
  }

  func run() throws {
    let session = try common.session(looks: true)
    try session.requireRegistry()
    let report = try ExperimentHistory(session).report(limit: limit)
    if common.json {
      try JSONOutput.print(report)
    } else {
      Console.result(HistoryTable.text(report))
    }
  }
}
