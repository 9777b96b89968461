import BoxScores
import Evaluation

/// One stat of an explanation. All numbers in real units.
public struct StatExplanation: Sendable {
  /// A quantile of the forecast distribution.
  public struct Quantile: Sendable, Encodable {
    /// A probability, 0.05 to 0.95.
    public let level: Double
    /// The smallest count k with P(k or fewer) of at least `level`.
    public let value: Int
  }

  /// As `predict` prints it, bit for bit.
  public let forecast: ForecastReport.StatForecast
  /// By ascending level.
  public let quantiles: [Quantile]
  /// Of exactly 0, 1, 2 ..., cut where what follows is less likely than `tail`.
  public let probabilities: [Double]
  /// From the blend to the median.
  public let steps: [ForecastStep]
  /// From the blend to the mean.
  public let meanSteps: [ForecastStep]
  /// Whose words the blend is made of.
  public let blend: BlendExplanation
  /// What each feature added to the blend.
  public let contributions: FeatureContributions

  static let levels = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95]
  static let tail = 1e-4

  static func probabilities(of distribution: CountDistribution) -> [Double] {
    var left = 1.0
    var kept: [Double] = []
    for probability in distribution.probabilities {
      kept.append(probability)
      left -= probability
      if left < tail { break }
    }
    return kept
  }
}

extension StatExplanation: Encodable {
  private enum Key: String, CodingKey {
    case median, mean, rounded, q10, q90, sigma, quantiles, probabilities, steps, meanSteps, blend, contributions
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(forecast.median, forKey: .median)
    try container.encode(forecast.mean, forKey: .mean)
    try container.encode(forecast.median.rounded(), forKey: .rounded)
    try container.encode(forecast.q10, forKey: .q10)
    try container.encode(forecast.q90, forKey: .q90)
    try container.encode(forecast.sigma, forKey: .sigma)
    try container.encode(quantiles, forKey: .quantiles)
    try container.encode(probabilities, forKey: .probabilities)
    try container.encode(steps, forKey: .steps)
    try container.encode(meanSteps, forKey: .meanSteps)
    try container.encode(blend, forKey: .blend)
    try container.encode(contributions, forKey: .contributions)
  }
}
