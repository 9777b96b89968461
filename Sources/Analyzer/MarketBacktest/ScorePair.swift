import Evaluation

/// A figure of ours beside the market's on the same quotes. Smaller is better.
public struct ScorePair: Sendable, Hashable, Codable {
  /// Nil without forecasts.
  public var ours: Double?
  /// Mean loss of the margin-free market.
  public var market: Double
  /// Ours less the market's, with its interval by date; nil without forecasts.
  public var difference: PairedBootstrap.Estimate?

  /// - Parameters: a loss for every row; `ours` empty without forecasts.
  init?(days: [Int32], ours: [Double], market: [Double], bootstrap: PairedBootstrap) {
    guard !market.isEmpty else { return nil }
    self.market = market.reduce(0, +) / Double(market.count)
    guard !ours.isEmpty else { return }
    self.ours = ours.reduce(0, +) / Double(ours.count)
    difference = bootstrap.compare(DailyLosses(days: days, model: ours, baseline: market))?.difference
  }
}
