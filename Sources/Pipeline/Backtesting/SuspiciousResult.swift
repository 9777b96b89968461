import BoxScores
import Evaluation
import NativeLibraries

/// A result too good to be believed without a person's look at it.
///
/// The same box score among the inputs, a joined row too many, tonight's totals: leaks make figures that no honest
/// model reaches. An error more than 8 % under that of rate times minutes has not been seen without one.
public struct SuspiciousResult: FullcourtError, Equatable {
  public let season: Season
  public let stat: Stat
  public let error: Double
  public let baseline: Double

  static let limit = 0.92
  /// Before it the league's rows are not complete enough for the rule to hold.
  static let firstSeason = Season(2001)

  public var exitCode: ExitCode { .preflightRefused }
  public var message: String {
    let percent = Int(((1 - error / baseline) * 100).rounded())
    return """
      \(season) \(stat.rawValue): the stack's maeInt \(rounded(error)) is \(percent) % under that of rate times minutes \
      (\(rounded(baseline))). An honest model does not get there: look for a leak with 'fullcourt audit leakage'. \
      If you have looked and believe it, add --confirm-suspicious.
      """
  }

  private func rounded(_ value: Double) -> String { "\((value * 1000).rounded() / 1000)" }

  /// The first figure of real seasons that sets the alarm off; nil when none does.
  static func find(in table: EvaluationTable, model: String) -> SuspiciousResult? {
    for row in table.results where row.model == model && row.kind == .real && row.season >= firstSeason {
      guard let error = row.scores.maeInt,
        let baseline = table.result(row.season, BaselineModel.rateTimesMinutes.rawValue, row.stat, row.pool)?
          .scores.maeInt,
        error < baseline * limit
      else { continue }
      return SuspiciousResult(season: row.season, stat: row.stat, error: error, baseline: baseline)
    }
    return nil
  }
}
