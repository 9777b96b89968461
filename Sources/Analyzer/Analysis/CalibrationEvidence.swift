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

  /// Several seasons together: bins of the same probabilities are added up before they are compared with outcomes.
  ///
  /// - Parameters:
  ///   - parts: Each with how many different numbers (player, game, market) it is about: quotes of several books on one
  ///     number are one row of proof.
  /// - Returns: Nil without a part.
  public init?(_ parts: [(season: Int, numbers: Int, reliability: Reliability)], source: String) {
    struct Sum {
      var n = 0
      var forecast = 0.0
      var observed = 0.0
      var error: Double { abs(observed - forecast) / Double(n) }
    }
    guard !parts.isEmpty else { return nil }
    var bins: [Int: Sum] = [:]
    for bin in parts.flatMap(\.reliability.bins) where bin.n > 0 {
      var sum = bins[Int((bin.lower * 1000).rounded())] ?? Sum()
      sum.n += bin.n
      sum.forecast += bin.forecast * Double(bin.n)
      sum.observed += bin.observed * Double(bin.n)
      bins[Int((bin.lower * 1000).rounded())] = sum
    }
    let total = bins.values.reduce(0) { $0 + $1.n }
    guard total > 0 else { return nil }
    let sums = bins.sorted { $0.key < $1.key }.map(\.value)
    self.init(
      seasons: parts.map(\.season).sorted(), rows: parts.reduce(0) { $0 + $1.numbers },
      meanError: sums.reduce(0) { $0 + $1.error * Double($1.n) } / Double(total),
      worstError: sums.filter { $0.n >= 200 }.map(\.error).max(), source: source)
  }

  public init(_ reliability: Reliability, seasons: [Int], source: String) {
    self.init(
      seasons: seasons, rows: reliability.n, meanError: reliability.error,
      worstError: reliability.worst().map { abs($0.observed - $0.forecast) }, source: source)
  }
}
