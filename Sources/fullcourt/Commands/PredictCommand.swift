import ArgumentParser
import BoxScores
import Features
import Forecasting
import Foundation
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

      With --bundle no workspace is needed: models and games are those of the file that
      'bundle export' made, and --games lays newer ones over them.

      Examples:
        fullcourt predict --date 2025-03-14
        fullcourt predict --date 2026-01-05 --format csv > tonight.csv
        fullcourt predict --date 2026-01-05 --bundle season.tar --games new.csv
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case table, csv }

  @Option(help: ArgumentHelp("The day, as YYYY-MM-DD.", valueName: "date"), transform: ArgumentValues.day)
  var date: GameDay

  @Option(
    help: ArgumentHelp(
      "What is known of tonight: nothing, or who of both teams plays (default: blind, or the bundle's).",
      valueName: "blind|lineup"))
  var variant: FeatureVariant?

  @Option(help: ArgumentHelp("Forecast from this bundle instead of a workspace.", valueName: "file"))
  var bundle: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("With --bundle: files or folders of box scores newer than the bundle's.", valueName: "path"))
  var games: [String] = []

  @Option(help: ArgumentHelp("How to print the forecasts.", valueName: "format"))
  var format: Format = .table

  @OptionGroup var common: CommonOptions
  @OptionGroup var threads: ThreadOptions

  func validate() throws {
    guard bundle == nil else {
      if variant != nil { throw ValidationError("--variant: a bundle has one variant, and it is used.") }
      return
    }
    if !games.isEmpty {
      throw ValidationError("--games goes with --bundle; into a workspace they go by 'data import'.")
    }
  }

  func run() throws {
    let report = try forecasts()
    if common.json { return try JSONOutput.print(report) }
    Console.result(format == .csv ? ForecastTable.csv(report) : ForecastTable.text(report))
  }

  private func forecasts() throws -> ForecastReport {
    guard let bundle else {
      let session = try WorkspaceSession(folder: common.folder, threads: threads.count)
      return try Prediction(session).run(date: date, variant: variant ?? .blind)
    }
    let forecaster = try ProductionForecaster(
      bundle: URL(fileURLWithPath: bundle), games: games.map { URL(fileURLWithPath: $0) }, threads: threads.count)
    return try forecaster.forecast(on: date)
  }
}
