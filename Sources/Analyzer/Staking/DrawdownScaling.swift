/// Smaller stakes after losses: 1 at the peak of the bankroll, falling in a line to `floor` at a drawdown of `full`.
///
/// Off unless asked for. It buys smoother losses with slower recoveries; no theorem asks for it.
public struct DrawdownScaling: Sendable, Hashable, Codable {
  /// The drawdown, a fraction of the peak, at which stakes are smallest.
  public var full: Double
  /// The factor from there on.
  public var floor: Double

  public init(full: Double = 0.3, floor: Double = 0.6) {
    self.full = full
    self.floor = floor
  }

  /// What stakes are multiplied by, from `floor` to 1, at a drawdown given as a fraction of the peak.
  public func factor(drawdown: Double) -> Double { 1 - (1 - floor) * min(1, max(0, drawdown) / full) }
}
