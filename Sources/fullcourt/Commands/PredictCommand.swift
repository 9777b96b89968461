import ArgumentParser
import BoxScores
import Features
import Forecasting
import Pipeline

struct PredictCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "predict",
    abstract: "Forecast every player of a day, with intervals.",
    discussion: """
      For a day that was played: the players who played, forecast from what was known
      before. For a day to come: the rosters of the games in the schedule. The newest
      models with a cut-off not after the day are used, the champion's where one was
      promoted ('meta promote'); the features know every game before it.

      Examples:
        fullcourt predict --date 2025-03-14
        fullcourt predict --date 2026-01-05 --format csv > tonight.csv
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case table, csv }

  @Option(help: ArgumentHelp("The day, as YYYY-MM-DD.", valueName: "date"), transform: ArgumentValues.day)
  var date: GameDay

  @Option(
    help: ArgumentHelp("What is known of tonight: nothing, or who of both teams plays.", valueName: "blind|lineup"))
  var variant: FeatureVariant = .blind

  @Option(help: ArgumentHelp("How to print the forecasts.", valueName: "format"))
  var format: Format = .table

  @OptionGroup var common: CommonOptions
  @OptionGroup var threads: ThreadOptions

  func run() throws {
    let session = try WorkspaceSession(folder: common.folder, threads: threads.count)
    let report = try Prediction(session).run(date: date, variant: variant)
    if common.json { return try JSONOutput.print(report) }
    Console.result(format == .csv ? ForecastTable.csv(report) : ForecastTable.text(report))
  }
}
