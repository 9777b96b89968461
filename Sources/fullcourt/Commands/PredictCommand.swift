import Analyzer
import ArgumentParser
import BoxScores
import Features
import Forecasting
import Foundation
import Pipeline

struct PredictCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "predict",
    abstract: "Forecast every player of a day, or of a slate, with intervals.",
    discussion: """
      For a day that was played: the players who played, forecast from what was known
      before. For a day to come: the rosters of the games in the schedule, or the
      players of a slate: a CSV file with player or personId, team, opponent, home
      (1 or 0) and date. Names are read without accents and suffixes; a name that
      several players share is refused with its candidates. The newest models with a
      cut-off not after the day are used, the champion's where one was promoted
      ('meta promote'); the features know every game before it.

      With --bundle no workspace is needed: models and games are those of the file
      that 'bundle export' made, and --games lays newer ones over them.

      Examples:
        fullcourt predict --date 2025-03-14
        fullcourt predict --date 2026-01-05 --out "Nikola Jokic" --at-least points=25
        fullcourt predict --slate tonight.csv --to forecasts.parquet
        fullcourt predict --date 2026-01-05 --bundle season.tar --games new.csv
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case table, csv }

  @Option(help: ArgumentHelp("The day, as YYYY-MM-DD.", valueName: "date"), transform: ArgumentValues.day)
  var date: GameDay?

  @Option(help: ArgumentHelp("The players of a day, in a CSV file.", valueName: "file"))
  var slate: String?

  @Option(
    help: ArgumentHelp("Somebody who will not play, by name or id; may be repeated.", valueName: "player"))
  var out: [String] = []

  @Option(
    help: ArgumentHelp(
      "Add the probability of so many or more of a stat, or of 'pra', points + rebounds + assists; may be repeated.",
      valueName: "stat=k"),
    transform: ArgumentValues.count)
  var atLeast: [ArgumentValues.MarketCount] = []

  @OptionGroup var models: BundleOptions

  @Option(help: ArgumentHelp("How to print the forecasts.", valueName: "format"))
  var format: Format = .table

  @Option(help: ArgumentHelp("Also write them to a .csv, .json or .parquet file.", valueName: "file"))
  var to: String?

  @OptionGroup var common: CommonOptions
  @OptionGroup var threads: ThreadOptions

  func validate() throws {
    guard (date == nil) != (slate == nil) else {
      throw ValidationError("expected either --date with a day or --slate with a file.")
    }
    try ArgumentValues.refuse("--to", to, over: [slate, models.bundle] + models.games)
  }

  func run() throws {
    let target = try to.map { path in
      let file = URL(fileURLWithPath: path)
      guard let format = ForecastFile.format(of: file) else { throw ForecastFileError.unknownEnding(path: path) }
      return (file, format)
    }
    let report = try forecasts()
    if let (file, format) = target { try ForecastFile.write(report, as: format, to: file) }
    if common.json { return try JSONOutput.print(report) }
    Console.result(format == .csv ? ForecastColumns(report).csv : ForecastTable.text(report))
  }

  private func forecasts() throws -> ForecastReport {
    let asked = Dictionary(grouping: atLeast, by: \.market).mapValues { $0.map(\.count) }
    let combined = asked[.pra] ?? []
    let counts = Dictionary(
      uniqueKeysWithValues: asked.compactMap { market, counts in market.stat.map { ($0, counts) } })
    let file = slate.map { URL(fileURLWithPath: $0) }
    if let forecaster = try models.forecaster(threads: threads.count) {
      return if let file {
        try forecaster.forecast(slate: file, out: out, atLeast: counts, combinedAtLeast: combined)
      } else {
        try forecaster.forecast(on: date!, out: out, atLeast: counts, combinedAtLeast: combined)
      }
    }
    let session = try common.session(threads: threads.count, looks: true)
    let prediction = Prediction(
      session, variant: models.variant ?? .blind, out: out, atLeast: counts, combinedAtLeast: combined)
    return if let file { try prediction.run(slate: file) } else { try prediction.run(date: date!) }
  }
}
