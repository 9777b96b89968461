import ArgumentParser
import BoxScores
import Features
import Foundation
import Pipeline

struct MetaPromoteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "promote",
    abstract: "Make a meta-learner the champion, if a backtest proved it.",
    discussion: """
      Decided on the losses that backtests kept: nothing is trained, no season is
      looked at again. The first champion must beat equalWindows by
      min_mae_improvement_pct. A challenger must beat the champion beyond chance on
      the same rows, corrected for all configurations that were backtested on them,
      with no stat worse by more than max_regression_pct. Otherwise nothing changes,
      and the command ends with 77 and the figures. There is no way to force it. The
      champion's own files are checked first, byte by byte: only a whole champion is
      replaced, for only he can come back.

      Examples:
        fullcourt meta promote
        fullcourt meta promote --config experiments/v4_full.yaml --seasons 2024-2025
      """)

  @Option(help: ArgumentHelp("The experiment to promote (default: the best that passes).", valueName: "file"))
  var config: String?

  @Option(
    help: ArgumentHelp("Decide on these seasons (default: all that were backtested).", valueName: "a-b"),
    transform: ArgumentValues.seasons)
  var seasons: ClosedRange<Season>?

  @Option(help: ArgumentHelp("Blind and lineup have a champion each.", valueName: "blind|lineup"))
  var variant: FeatureVariant = .blind

  @OptionGroup var common: CommonOptions

  func run() throws {
    let session = try common.session(looks: true)
    let report = try Promotion(session, tool: common.spelled).promote(
      configuration: config.map { URL(fileURLWithPath: $0) }, variant: variant, seasons: seasons)
    if common.json {
      try JSONOutput.print(report)
    } else {
      Console.result(report.text)
    }
  }
}
