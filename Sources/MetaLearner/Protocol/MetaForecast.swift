import BoxScores
import Evaluation

/// What a meta-learner, and the simpler models beside it, say about rows.
public struct MetaForecast: Sendable {
  public let rows: Int
  /// A stat whose shares and distributions could not be fitted is absent.
  public let stats: [Stat: StatForecast]

  /// One stat, a number a row. NaN where a model has nothing to say; `bestWindow` is empty where no window speaks.
  public struct StatForecast: Sendable {
    /// V4's medians, for lines and absolute errors.
    public let median: [Double]
    /// V4's means, for sums and squared errors.
    public let mean: [Double]
    /// Around V4's medians.
    public let distributions: CountDistributions
    /// The blend of windows and league model alone: V4 with every component off.
    public let stack: [Double]
    /// Means that go with `stack`.
    public let stackMean: [Double]
    /// Medians of the simpler models on the same rows.
    public let equalWindows: [Double]
    /// Empty where no window speaks about the stat.
    public let bestWindow: [Double]
    /// The league model alone: with three seeds this is `booster10`.
    public let booster10: [Double]
    /// What each component that has a share adds to the median.
    public let contributions: [V4Component: [Double]]
    /// The same for the mean, on the blend's mean.
    public let meanContributions: [V4Component: [Double]]
    /// Distributions of `stack` and the simpler models, by name.
    public let simpler: [String: CountDistributions]
  }
}
