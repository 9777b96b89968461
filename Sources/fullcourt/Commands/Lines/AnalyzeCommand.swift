import Analyzer
import ArgumentParser
import Features
import Forecasting
import Foundation
import Pipeline

struct AnalyzeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: "Judge bookmakers' lines: probabilities, edge, stakes, and what is refused.",
    discussion: """
      Lines are a CSV file with gameDate or tipoffUtc, homeTeam, awayTeam, player or
      personId, market (points, rebounds, assists, threes, pra), book, line, overOdds
      and underOdds, or event odds of The Odds API v4 as downloaded; packed with gzip
      or not. Every row is read or listed, and every line is tied to one player in
      one game or listed with the reason: nothing is guessed.

      Nothing is recommended on a market until a backtest against lines has shown
      that probabilities are calibrated there ('backtest --lines'), on a season
      before that of the game. Fixed-payout books get no stake. The market is hard:
      see docs/analyzer.md.

      Examples:
        fullcourt analyze --lines tonight.csv --bankroll 1000
        fullcourt analyze --lines odds.json --date 2026-01-05 --safe --to bets.json
        fullcourt analyze --lines odds.json --bundle season.tar --odds decimal
      """)

  @Option(help: ArgumentHelp("The lines.", valueName: "file"))
  var lines: String

  @Option(
    help: ArgumentHelp(
      "What there is to stake, in any currency; without it stakes are fractions.", valueName: "amount"),
    transform: ArgumentValues.bankroll)
  var bankroll: Double?

  @OptionGroup var options: LinesOptions

  @Option(
    help: ArgumentHelp(
      "What is known of tonight: nothing, or who of both teams plays (default: blind, or the bundle's).",
      valueName: "blind|lineup"))
  var variant: FeatureVariant?

  @Option(help: ArgumentHelp("Forecast from this bundle instead of the workspace's models.", valueName: "file"))
  var bundle: String?

  @Option(help: ArgumentHelp("Also write the analysis to a .json or .csv file.", valueName: "file"))
  var to: String?

  @OptionGroup var common: CommonOptions
  @OptionGroup var threads: ThreadOptions

  func validate() throws {
    if bundle != nil, variant != nil { throw ValidationError("--variant: a bundle has one variant, and it is used.") }
    if let to, AnalysisFile.format(of: URL(fileURLWithPath: to)) == nil {
      throw ValidationError("--to \(to): expected a name that ends in .json or .csv.")
    }
    try ArgumentValues.refuse("--to", to, over: [lines, bundle])
  }

  func run() throws {
    let session = try common.session(threads: threads.count, looks: true)
    let file = try LineFile.read(URL(fileURLWithPath: lines), notation: options.odds)
    let models: any LineModels
    if let bundle {
      let forecaster = try ProductionForecaster(bundle: URL(fileURLWithPath: bundle), threads: threads.count)
      models = BundleLineModels(
        forecaster, session: session.workspace.exists ? session : nil, tool: common.spelled)
    } else {
      models = WorkspaceLineModels(session, variant: variant ?? .blind)
    }
    let report = try LineAnalysis(models).run(file, options: options.options(bankroll: bankroll))
    if let to { try AnalysisFile.write(report, to: URL(fileURLWithPath: to)) }
    if common.json { return try report.writeJSON(Console.result) }
    Console.result(AnalysisTable.text(report))
  }
}
