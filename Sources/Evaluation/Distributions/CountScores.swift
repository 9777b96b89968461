/// Mean scores of distributions.
public struct CountScores: Sendable, Hashable {
  /// Continuous ranked probability score, in units of the stat; smaller is better.
  public var crps: Double
  /// Mean share of [F(y-1), F(y)] inside [0.1, 0.9]; a perfect model has 0.80.
  public var coverage80: Double
  /// Share of outcomes in the closed interval [q10, q90]; a perfect model of counts has 0.84 to 0.93.
  public var closedCoverage80: Double
  /// Mean width q90 - q10, in units of the stat: of two models that cover as much, the narrower one knows more.
  public var width80: Double
  /// Mean pinball loss of the quantiles 0.1, 0.5 and 0.9.
  public var pinball: Double
}
