import BoxScores
import Evaluation

/// What a stack, and the simpler models beside it, say about rows.
public struct StackForecast: Sendable {
  public let rows: Int
  public let stats: [Stat: StatForecast]

  /// One stat, a number a row. NaN where a model has nothing to say.
  public struct StatForecast: Sendable {
    /// Medians, for lines and absolute errors.
    public let median: [Double]
    /// Means, for sums and squared errors.
    public let mean: [Double]
    public let distributions: CountDistributions
    /// Medians of the simpler models on the same rows.
    public let equalWindows: [Double]
    public let bestWindow: [Double]
    /// The league model alone: with three seeds this is `booster10`.
    public let booster10: [Double]
    /// Distributions of the simpler models, by name.
    public let simpler: [String: CountDistributions]
  }
}

/// Names of the models a stack forecasts with, as reports print them.
public enum StackModelName {
  public static let stack = "stack"
  public static let equalWindows = "equalWindows"
  public static let bestWindow = "bestWindow"
  public static let booster10 = "booster10"
}
