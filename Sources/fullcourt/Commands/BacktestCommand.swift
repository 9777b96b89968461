import Analyzer
import ArgumentParser
import BoxScores
import Features
import Foundation
import MetaLearner
import Pipeline

struct BacktestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract: "Score the models on whole seasons they could not know.",
    discussion: """
      Every model is as of the day before the season's first game. The backtest
      itself trains nothing: what is missing is refused (77) and named, or trained
      first with --prepare. Every look at a season is counted and printed. The
      meta-learner is the champion's; where none was promoted, the newest one, or
      that of --config.

      With --lines our probabilities at bookmakers' lines are scored beside the
      market's instead: Brier score, log loss, error, side, return. That is a look as
      well, and it is what proves to 'analyze' that a market is calibrated.

      Examples:
        fullcourt backtest --seasons 2024-2025 --prepare
        fullcourt backtest --seasons 2025 --by month --json
        fullcourt backtest --seasons 2025 --html report.html
        fullcourt backtest --seasons 2025 --predictions rows.parquet
        fullcourt backtest --seasons 2025 --lines lines_2025.csv.gz
      """)

  @Option(help: ArgumentHelp("Seasons by their end years.", valueName: "a-b"), transform: ArgumentValues.seasons)
  var seasons: ClosedRange<Season>

  @Option(
    help: ArgumentHelp("What is known of tonight: nothing, or who of both teams plays.", valueName: "blind|lineup"))
  var variant: FeatureVariant = .blind

  @Option(help: ArgumentHelp("Add figures by month.", valueName: "season|month"))
  var by: Grouping = .season

  @Option(help: ArgumentHelp("Score the meta-learner of this experiment.", valueName: "file"))
  var config: String?

  @Option(help: ArgumentHelp("Write a report with plots, in one file.", valueName: "file"))
  var html: String?

  @Option(
    help: ArgumentHelp(
      "Write every scored row, what came and what each model had said: .csv or .parquet.", valueName: "file"))
  var predictions: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Bookmakers' lines to score the probabilities at, as 'analyze' reads them.", valueName: "file"))
  var lines: [String] = []

  @Option(
    help: ArgumentHelp(
      "With --lines: how prices are written (default: a CSV is American, a JSON file's prices tell).",
      valueName: "american|decimal"))
  var odds: Odds.Notation?

  @Flag(help: "First train what is missing for these cut-offs.")
  var prepare = false

  @Flag(
    name: .customLong("confirm-suspicious"),
    help: "Go on although a stat is more than 8 % under the rate-times-minutes baseline.")
  var confirmSuspicious = false

  @OptionGroup var common: CommonOptions
  @OptionGroup var threads: ThreadOptions
  @OptionGroup var device: DeviceOptions
  @OptionGroup var machine: MachineOptions

  enum Grouping: String, ExpressibleByArgument, CaseIterable { case season, month }

  func validate() throws {
    guard lines.isEmpty else {
      if html != nil { throw ValidationError("--html goes without --lines: there is no page of lines.") }
      if predictions != nil { throw ValidationError("--predictions goes without --lines.") }
      if by == .month { throw ValidationError("--by month goes without --lines.") }
      return
    }
    if let predictions, ![.csv, .parquet].contains(ForecastFile.format(of: URL(fileURLWithPath: predictions))) {
      throw ValidationError("--predictions \(predictions): expected a name that ends in .csv or .parquet.")
    }
    if odds != nil { throw ValidationError("--odds goes with --lines.") }
  }

  func run() throws {
    let signals = SignalWatch()
    let board = ProgressBoard()
    let session = try common.session(threads: threads.count, device: device.device, machine: machine.machine)
    let years =
      seasons.lowerBound == seasons.upperBound ? "\(seasons.lowerBound)" : "\(seasons.lowerBound)-\(seasons.upperBound)"
    let named = config.map { " --config \(ShellWord.quoted($0))" } ?? ""
    let suffix = (variant == .blind ? "" : " --variant \(variant.rawValue)") + named
    let file = config.map { URL(fileURLWithPath: $0) }
    let command = "\(common.spelled) backtest --seasons \(years)\(suffix)"
    if prepare {
      let preparation = Preparation(session, interruption: signals.interruption, progress: board.handler)
      try preparation.run(
        seasons: Array(seasons), variant: variant, configuration: file,
        resume: command + " --prepare" + device.spelled + machine.spelled)
    }
    let configuration = try file.map { try ConfigurationFile(contentsOf: $0).configuration }
    if !lines.isEmpty { return try runLines(session, board, configuration, command) }
    let runner = BacktestRunner(session, progress: board.handler)
    let report = try runner.run(
      seasons: Array(seasons), variant: variant, configuration: configuration, byMonth: by == .month,
      confirmed: confirmSuspicious, predictions: predictions.map { URL(fileURLWithPath: $0) }, command: command,
      prepareCommand: command + " --prepare")
    if let predictions { Console.note("rows: \(predictions)") }
    if let html {
      try ReportFile.write(try BacktestPage(report, session: session).html, to: html)
      Console.note("report: \(html)")
    }
    if common.json {
      try JSONOutput.print(report)
    } else {
      Console.result(BacktestTable.text(report))
    }
  }

  private func runLines(
    _ session: WorkspaceSession, _ board: ProgressBoard, _ configuration: ExperimentConfiguration?, _ command: String
  ) throws {
    let report = try LinesBacktest(session, progress: board.handler).run(
      seasons: Array(seasons), files: lines.map { URL(fileURLWithPath: $0) }, notation: odds, variant: variant,
      configuration: configuration,
      command: "\(command) --lines \(lines.map(ShellWord.quoted).joined(separator: " "))",
      prepareCommand: command + " --prepare")
    if common.json { return try JSONOutput.print(report) }
    Console.result(LinesBacktestTable.text(report))
  }
}

extension FeatureVariant: ExpressibleByArgument {}
