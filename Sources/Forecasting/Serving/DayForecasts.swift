import BoxScores
import Evaluation

/// A day's forecasts with what they were made from: what answers questions that come later, such as the probability of
/// another count.
public struct DayForecasts: Sendable {
  /// What the report does not print of a forecast.
  public struct Detail: Sendable {
    /// Franchise code of the player's team.
    public let team: Int16
    /// Nil where no window speaks about minutes.
    public let expectedMinutes: Double?
    /// P(0), P(1) ... of each stat's count.
    public let distributions: [Stat: CountDistribution]
    /// The same of points + rebounds + assists; nil where it was not fitted how they move together.
    public let combined: CountDistribution?
  }

  /// What `predict` prints.
  public private(set) var report: ForecastReport
  /// Of `report.forecasts`, in the same order.
  public let details: [Detail]

  /// The same, its report told otherwise.
  public func telling(_ change: (ForecastReport) -> ForecastReport) -> DayForecasts {
    var day = self
    day.report = change(report)
    return day
  }
}

extension ForecastReport.StatForecast {
  /// The same forecast with the probabilities of other counts.
  public func asking(_ counts: [Int], of distribution: CountDistribution) -> ForecastReport.StatForecast {
    ForecastReport.StatForecast(
      mean: mean, median: median, q10: q10, q90: q90, sigma: sigma,
      atLeast: Dictionary(counts.map { ($0, distribution.atLeast($0)) }, uniquingKeysWith: { first, _ in first }))
  }
}
