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
      (1 or 0) and date. Names are read without accents and suffixes: among namesakes
      whoever played these last years is meant, and a name that several of them share
      is refused with its candidates. The newest models with a cut-off not after the
      day are used, the champion's where one was promoted ('meta promote'); the
      features know every game before it.

      Game days are told in US Eastern time, and so are today and tomorrow. Where no
      day is named it is the next one with scheduled games, else the last one played.

      The median, in files and JSON, is V4's own, which absolute errors are scored
      by; quantiles and probabilities are of the distribution beside it, whose median
      may be another.

      With --bundle no workspace is needed: models and games are those of the file
      that 'bundle export' made, and --games lays newer ones over them.

      Examples:
        fullcourt predict --date 2025-03-14
        fullcourt predict --date 2026-01-05 --out "Nikola Jokic" --at-least points=25
        fullcourt predict --slate tonight.csv --to forecasts.parquet
        fullcourt predict --date 2026-01-05 --bundle season.tar --games new.csv
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case table, csv }

  @Option(
    help: ArgumentHelp("The day: YYYY-MM-DD, today or tomorrow (default: the next with games).", valueName: "date"),
    transform: ArgumentValues.askedDay)
  var date: AskedDay?

  @Option(help: ArgumentHelp("The players of a day, in a CSV file; - reads it from a pipe.", valueName: "file"))
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
    guard date == nil || slate == nil else {
      throw ValidationError("expected either --date with a day or --slate with a file, not both.")
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
    let file = slate.map { URL(fileURLWithPath: $0 == StandardInput.short ? StandardInput.path : $0) }
    if let forecaster = try models.forecaster(threads: threads.count) {
      if let file { return try forecaster.forecast(slate: file, out: out, atLeast: counts, combinedAtLeast: combined) }
      let next = try date == nil ? forecaster.standingDay() : nil
      guard let day = date?.day ?? next?.day else { throw SessionError.noGames(workspace: models.bundle ?? "") }
      return try forecaster.forecast(on: day, out: out, atLeast: counts, combinedAtLeast: combined).noting(
        date?.note ?? next?.note)
    }
    let session = try common.session(threads: threads.count, looks: true)
    let prediction = Prediction(
      session, variant: models.variant ?? .blind, out: out, atLeast: counts, combinedAtLeast: combined)
    if let file { return try prediction.run(slate: file) }
    guard let date else { return try prediction.run() }
    return try prediction.run(date: date.day).noting(date.note)
  }
}
