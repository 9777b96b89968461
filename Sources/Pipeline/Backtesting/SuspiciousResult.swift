import Audit
import BoxScores
import Evaluation
import NativeLibraries

/// A result too good to be believed without a person's look at it.
public struct SuspiciousResult: FullcourtError, Equatable {
  /// V4's error beside the baseline's, both of forecasts rounded to whole numbers.
  public let figure: ErrorAlarm.Figure

  public var exitCode: ExitCode { .preflightRefused }
  public var message: String {
    """
    \(figure.season) \(figure.stat.rawValue): V4's maeInt \(rounded(figure.error)) is \
    \(Int((figure.gain * 100).rounded())) % under that of rate times minutes (\(rounded(figure.baseline))). An honest model \
    does not get there: look for a leak with 'fullcourt audit leakage'. If you have looked and believe it, add \
    --confirm-suspicious.
    """
  }

  private func rounded(_ value: Double) -> String { "\((value * 1000).rounded() / 1000)" }

  /// The first figure that sets the alarm off; nil when none does.
  static func find(in table: EvaluationTable, model: String) -> SuspiciousResult? {
    for row in table.results where row.model == model {
      guard let error = row.scores.maeInt,
        let baseline = table.result(row.season, BaselineModel.rateTimesMinutes.rawValue, row.stat, row.pool)?
          .scores.maeInt
      else { continue }
      let figure = ErrorAlarm.Figure(season: row.season, stat: row.stat, error: error, baseline: baseline)
      if let raised = ErrorAlarm().raised(by: [figure], kind: row.kind).first {
        return SuspiciousResult(figure: raised)
      }
    }
    return nil
  }
}
