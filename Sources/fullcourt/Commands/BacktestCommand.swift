import ArgumentParser
import BoxScores
import Features
import Foundation
import Pipeline

struct BacktestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract: "Score the models on whole seasons they could not know.",
    discussion: """
      Every model is as of the day before the season's first game. The backtest itself
      trains nothing: what is missing is refused (77) and named, or trained first with
      --prepare. Every look at a season is counted and printed.

      Examples:
        fullcourt backtest --seasons 2024-2025 --prepare
        fullcourt backtest --seasons 2025 --by month --json
      """)

  @Option(help: ArgumentHelp("Seasons by their end years.", valueName: "a-b"), transform: ArgumentValues.seasons)
  var seasons: ClosedRange<Season>

  @Option(
    help: ArgumentHelp("What is known of tonight: nothing, or who of both teams plays.", valueName: "blind|lineup"))
  var variant: FeatureVariant = .blind

  @Option(help: ArgumentHelp("Add figures by month.", valueName: "season|month"))
  var by: Grouping = .season

  @Flag(help: "First train what is missing for these cut-offs.")
  var prepare = false

  @Flag(
    name: .customLong("confirm-suspicious"),
    help: "Go on although a stat is more than 8 % under the rate-times-minutes baseline.")
  var confirmSuspicious = false

  @OptionGroup var common: CommonOptions
  @OptionGroup var threads: ThreadOptions

  enum Grouping: String, ExpressibleByArgument, CaseIterable { case season, month }

  func run() throws {
    let signals = SignalWatch()
    let board = ProgressBoard()
    let session = try WorkspaceSession(folder: common.folder, threads: threads.count)
    let years =
      seasons.lowerBound == seasons.upperBound ? "\(seasons.lowerBound)" : "\(seasons.lowerBound)-\(seasons.upperBound)"
    let suffix = variant == .blind ? "" : " --variant \(variant.rawValue)"
    let command = "\(common.spelled) backtest --seasons \(years)\(suffix)"
    if prepare {
      let preparation = Preparation(session, interruption: signals.interruption, progress: board.handler)
      try preparation.run(seasons: Array(seasons), variant: variant, resume: command + " --prepare")
    }
    let runner = BacktestRunner(session, progress: board.handler)
    let report = try runner.run(
      seasons: Array(seasons), variant: variant, byMonth: by == .month, confirmed: confirmSuspicious,
      command: command, prepareCommand: command + " --prepare")
    if common.json {
      try JSONOutput.print(report)
    } else {
      Console.result(BacktestTable.text(report))
    }
  }
}

extension FeatureVariant: ExpressibleByArgument {}
