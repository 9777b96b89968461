import BoxScores

/// What a window knows about one target: trained with these figures, or abstaining for this reason.
public struct TargetReport: Sendable, Codable, Hashable {
  /// Whether there is a model of the target.
  public enum State: String, Sendable, Codable {
    case trained, abstains
  }

  public var target: Target
  public var state: State
  /// Why it abstains; nil when trained.
  public var reason: String?
  /// Rows of the window with a known outcome and league level, whether trained on or too few.
  public var rows: Int
  /// Trees of the refitted boosters.
  public var medianTrees: Int
  public var meanTrees: Int
  public var scaleTrees: Int
  /// Errors on the early-stopping tail, in real units, of boosters that did not train on it (but were stopped by it).
  public var tail: TailErrors?

  /// Errors of one target on a vintage's last dates, in real units.
  public struct TailErrors: Sendable, Codable, Hashable {
    /// Rows of the tail with a known outcome and league level.
    public var rows: Int
    /// The tail's first date, as `GameDay` writes it.
    public var firstDay: String
    /// Mean absolute error of the median head, not rounded.
    public var mae: Double
    /// Of the median rounded to the nearest whole number.
    public var maeInt: Double
    /// Of the mean head.
    public var rmse: Double
    /// Of the mean head: mean of forecast less outcome, positive when it forecasts too much.
    public var bias: Double
  }

  static func abstaining(_ target: Target, _ reason: String, rows: Int = 0) -> TargetReport {
    TargetReport(
      target: target, state: .abstains, reason: reason, rows: rows, medianTrees: 0, meanTrees: 0, scaleTrees: 0,
      tail: nil)
  }
}
