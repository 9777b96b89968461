import ArgumentParser
import Pipeline

struct RegistryGCCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gc",
    abstract: "Free what nothing committed needs.",
    discussion: """
      Work that cannot be gone on with, generations before the one that is kept,
      writes that did not end, caches of inputs that have changed. Committed models
      stay, with one generation before each; so do champion and backup, and work that
      an interrupted training goes on with. Waits for nobody: while a training runs
      it ends with 75.

      Examples:
        fullcourt registry gc --dry-run
        fullcourt registry gc
      """)

  @Flag(help: "Only show what would be removed, and how many bytes.")
  var dryRun = false

  @Flag(help: "Remove interrupted work too, which then begins again.")
  var abandon = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let session = try common.session(looks: true)
    try session.requireRegistry()
    let report = try GarbageCollection(session).run(dryRun: dryRun, abandons: abandon)
    if common.json {
      try JSONOutput.print(report)
    } else {
      Console.result(report.text)
    }
  }
}
