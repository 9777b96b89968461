import ArgumentParser
import BoxScores
import Features
import Forecasting
import Foundation
import Pipeline

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say why a player's forecast is what it is.",
    discussion: """
      For each stat: what each feature added to the blend of windows and league
      model, beside the player's value and that of a typical player of the day; what
      each window said, and its share; what V4's components added, step by step, to
      the median and the mean that 'predict' prints, digit for digit; and who is
      most like him. Players are those that 'predict --date' forecasts. A name that
      several of them share is refused (64) with its candidates: ask again by id.

      Examples:
        fullcourt explain --player "Nikola Jokic" --date 2025-03-14
        fullcourt explain --player 203999 --date 2025-03-14 --stat assists --all
        fullcourt explain --player 203999 --date 2025-03-14 --html why.html
        fullcourt explain --player 203999 --date 2026-01-05 --bundle season.tar
      """)

  @Option(help: ArgumentHelp("The player's full name, or his id.", valueName: "player"))
  var player: String

  @Option(help: ArgumentHelp("The day, as YYYY-MM-DD.", valueName: "date"), transform: ArgumentValues.day)
  var date: GameDay

  @Option(
    help: ArgumentHelp("This stat; may be repeated (default: all four).", valueName: "stat"),
    transform: ArgumentValues.stat)
  var stat: [Stat] = []

  @Option(
    help: ArgumentHelp("Somebody who will not play, by name or id; may be repeated.", valueName: "player"))
  var out: [String] = []

  @OptionGroup var models: BundleOptions

  @Flag(help: "Print every feature and window, not only those that matter most.")
  var all = false

  @Option(help: ArgumentHelp("Also write it as a page to this file.", valueName: "file"))
  var html: String?

  @OptionGroup var common: CommonOptions
  @OptionGroup var threads: ThreadOptions

  func run() throws {
    let explanation = try explanation(stat.isEmpty ? Stat.allCases : stat)
    if let html {
      try ReportFile.write(ExplanationPage(explanation).html, to: html)
      Console.note("report: \(html)")
    }
    if common.json { return try JSONOutput.print(explanation) }
    Console.result(ExplanationText.text(explanation, isWhole: all))
  }

  private func explanation(_ stats: [Stat]) throws -> Explanation {
    if let forecaster = try models.forecaster(threads: threads.count) {
      return try forecaster.explain(player, on: date, out: out, stats: stats)
    }
    let session = try common.session(threads: threads.count, looks: true)
    return try ForecastExplanation(session, variant: models.variant ?? .blind, out: out).run(
      player, date: date, stats: stats)
  }
}
