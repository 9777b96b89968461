import ArgumentParser
import BoxScores
import Pipeline

struct WindowsTrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Train windows: those named, those missing, or all.",
    discussion: """
      Every finished booster is kept: a run that was stopped, however, goes on where
      it stood and ends in the same bytes. One training runs at a time in a
      workspace.

      Networks (TabNet encoders and small heads) are tried beside the trees of every
      window and kept where they forecast unseen rows better; 'windows list --json'
      has the verdicts. --networks off trains trees only, --networks always tries
      them in small leagues too and is refused (69) without torch. A window of any
      kind counts as trained unless --networks names another.

      Everything that can be known to fail is checked first, and all of it reported
      at once, each with the command that mends it.

      With --as-of the vintages are trained that a forecast of that day may see: each
      window from its seasons before the one that the day belongs to.

      Examples:
        fullcourt windows train --missing
        fullcourt windows train --only 2022-2024 --only 2025-2026
        fullcourt windows train --all --as-of 2024-10-22
        fullcourt windows train --all --networks off
      """)

  @Option(
    help: ArgumentHelp("Train this window; may be repeated.", valueName: "window"),
    transform: ArgumentValues.window)
  var only: [WindowID] = []

  @Flag(help: "Train every window that is missing, stale or corrupt.")
  var missing = false

  @Flag(help: "Train all windows again.")
  var all = false

  @Option(
    help: ArgumentHelp("Leave this window out; may be repeated.", valueName: "window"),
    transform: ArgumentValues.window)
  var except: [WindowID] = []

  @Option(
    name: .customLong("as-of"), help: ArgumentHelp("Train as of this day.", valueName: "date"),
    transform: ArgumentValues.day)
  var asOf: GameDay?

  @Option(help: ArgumentHelp("Try networks beside the trees.", valueName: "use"))
  var networks: NetworkUse?

  @OptionGroup var common: CommonOptions
  @OptionGroup var threads: ThreadOptions
  @OptionGroup var machine: MachineOptions

  @Option(
    help: ArgumentHelp(
      "Windows to train side by side (default: one a thread). Results do not depend on it.", valueName: "n"))
  var jobs: Int?

  func validate() throws {
    let asked = (only.isEmpty ? 0 : 1) + (missing ? 1 : 0) + (all ? 1 : 0)
    if let jobs, !(1...64).contains(jobs) {
      throw ValidationError("--jobs \(jobs): expected a number from 1 to 64.")
    }
    if asked != 1 { throw ValidationError("Which windows? Expected one of --only, --missing or --all.") }
  }

  func run() throws {
    let signals = SignalWatch()
    let board = ProgressBoard()
    let session = try common.session(
      threads: threads.count, jobs: jobs, settings: ModelSettings(networks: networks), machine: machine.machine)
    let choice: WindowTraining.Choice = all ? .all : missing ? .missing : .only(only)
    let training = WindowTraining(session, interruption: signals.interruption, progress: board.handler)
    let report = try training.run(choice, except: except, asOf: asOf, resume: resume)
    if common.json {
      try JSONOutput.print(report)
    } else {
      Console.result(report.text)
    }
    if !report.isComplete { throw Finished(code: .preflightRefused) }
  }

  /// The command that goes on after an interruption.
  private var resume: String {
    let asOf = asOf.map { " --as-of \($0)" } ?? ""
    let except = except.map { " --except \($0)" }.joined()
    let what =
      all ? "--all" : missing ? "--missing" : only.map { "--only \($0)" }.joined(separator: " ")
    let networks = networks.map { " --networks \($0.rawValue)" } ?? ""
    return "\(common.spelled) windows train \(what)\(except)\(asOf)\(networks)\(machine.spelled)"
  }
}

extension NetworkUse: ExpressibleByArgument {}
