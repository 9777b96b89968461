/// The figures of a model on some rows of one stat. A figure that cannot be given is nil, `null` in JSON.
public struct Scores: Sendable, Hashable {
  /// Rows with an outcome.
  public var n: Int
  /// Mean absolute error of the median, not rounded, in units of the stat.
  public var mae: Double?
  /// Of the mean head.
  public var rmse: Double?
  /// Of the mean head; positive when it forecasts too much.
  public var bias: Double?
  /// `mae` of forecasts rounded to the nearest whole number: what comparisons use.
  public var maeInt: Double?
  /// Mean continuous ranked probability score, in units of the stat; nil without distributions.
  public var crps: Double?
  /// Mean share of [F(y-1), F(y)] inside [0.1, 0.9], a fraction; 0.80 is perfect.
  public var coverage80: Double?
  /// Coverage of the closed interval [q10, q90], a fraction; .84 to .93 is perfect for counts.
  public var closedCoverage80: Double?
  /// Mean width of [q10, q90], in units of the stat.
  public var width80: Double?
  /// Mean of the pinball losses of the quantiles 0.1, 0.5 and 0.9.
  public var pinball: Double?

  /// - Complexity: O(n), with distributions O(n K)
  public init<O: BinaryFloatingPoint>(_ forecasts: ModelForecasts, outcomes: [O]) {
    func finite(_ value: Double) -> Double? { value.isFinite ? value : nil }
    n = outcomes.reduce(0) { $0 + ($1.isNaN ? 0 : 1) }
    mae = finite(Metrics.mae(forecasts.median, outcomes))
    maeInt = finite(Metrics.maeInt(forecasts.median, outcomes))
    rmse = finite(Metrics.rmse(forecasts.mean, outcomes))
    bias = finite(Metrics.bias(forecasts.mean, outcomes))
    let counts = forecasts.distributions?.scores(outcomes)
    crps = counts?.crps
    coverage80 = counts?.coverage80
    closedCoverage80 = counts?.closedCoverage80
    width80 = counts?.width80
    pinball = counts?.pinball
  }
}
