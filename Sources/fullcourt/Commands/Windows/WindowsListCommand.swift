import ArgumentParser
import Pipeline

struct WindowsListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Show the 27 windows: state, rows, features, time, cost, size, errors.",
    discussion: """
      A window is missing, trained, stale (its own games, the features or the
      settings changed) or corrupt (its files are not what was committed; every hash
      is checked). A window abstains on a stat that its era did not record. Under
      networks stands what blending its neural half in changed of the trees' error,
      mean over all it forecasts; --json has the verdict on each.

      Ends with 0 only if all 27 are trained, with 76 if any is corrupt, else with
      77.

      Examples:
        fullcourt windows list
        fullcourt windows list --json
      """)

  @OptionGroup var common: CommonOptions

  func run() throws {
    let session = try common.session(looks: true)
    let report = try WindowStates(session).report()
    if common.json {
      try JSONOutput.print(report)
    } else {
      Console.result(WindowsTable.text(report))
    }
    if !report.windows(in: .corrupt).isEmpty { throw Finished(code: .corrupt) }
    if !report.complete { throw Finished(code: .preflightRefused) }
  }
}
