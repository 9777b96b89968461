/// What evidence has to show before anything is recommended on a market.
public struct CalibrationStandard: Sendable, Hashable, Codable {
  /// Fewest out-of-sample rows.
  public var rows = 2000
  /// Most that the mean of |observed - forecast| over bins may be, a fraction.
  public var meanError = 0.02
  /// Most that it may be in a single bin of at least 200 rows; evidence without such a bin passes.
  public var worstError = 0.06

  public init() {}

  /// Why evidence does not suffice; nil when it does.
  func objection(_ evidence: CalibrationEvidence?) -> String? {
    guard let evidence else { return "no evidence of calibration on this market" }
    if evidence.rows < rows { return "calibrated on \(evidence.rows) rows, \(rows) are needed" }
    let (mean, accepted) = (Figure.hundredths(evidence.meanError), Figure.hundredths(meanError))
    // Written so that a figure that is no number is no proof.
    if !(evidence.meanError <= meanError) { return "mean calibration error \(mean), at most \(accepted) is accepted" }
    if let worst = evidence.worstError, !(worst <= worstError) {
      let (found, most) = (Figure.hundredths(worst), Figure.hundredths(worstError))
      return "largest calibration error \(found), at most \(most) is accepted"
    }
    return nil
  }
}
