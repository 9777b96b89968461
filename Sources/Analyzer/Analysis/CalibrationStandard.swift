/// What evidence has to show before anything is recommended on a market.
public struct CalibrationStandard: Sendable, Hashable, Codable {
  public var rows = 2000
  public var meanError = 0.02
  public var worstError = 0.06

  public init() {}

  /// Why evidence does not suffice; nil when it does.
  func objection(_ evidence: CalibrationEvidence?) -> String? {
    guard let evidence else { return "no evidence of calibration on this market" }
    if evidence.rows < rows { return "calibrated on \(evidence.rows) rows, \(rows) are needed" }
    // Written so that a figure that is no number is no proof.
    if !(evidence.meanError <= meanError) {
      return
        "mean calibration error \(Figure.percent(evidence.meanError)), at most \(Figure.percent(meanError)) is accepted"
    }
    if let worst = evidence.worstError, !(worst <= worstError) {
      return "largest calibration error \(Figure.percent(worst)), at most \(Figure.percent(worstError)) is accepted"
    }
    return nil
  }
}
