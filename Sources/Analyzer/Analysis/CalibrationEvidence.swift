import Evaluation

/// What is known of the calibration of our probabilities on a market: out-of-sample rows and how far off they were.
public struct CalibrationEvidence: Sendable, Hashable, Codable {
  /// Seasons whose games were forecast, by their end years.
  public let seasons: [Int]
  /// Probabilities compared with outcomes.
  public let rows: Int
  /// Mean |observed - forecast| over bins of the probability.
  public let meanError: Double
  /// The largest of a bin with at least 200 rows; nil without such a bin.
  public let worstError: Double?
  /// Where the figures are from, for people.
  public let source: String

  public init(seasons: [Int], rows: Int, meanError: Double, worstError: Double?, source: String) {
    self.seasons = seasons
    self.rows = rows
    self.meanError = meanError
    self.worstError = worstError
    self.source = source
  }

  public init(_ reliability: Reliability, seasons: [Int], source: String) {
    self.init(
      seasons: seasons, rows: reliability.n, meanError: reliability.error,
      worstError: reliability.worst().map { abs($0.observed - $0.forecast) }, source: source)
  }
}
