/// What there is to stake, in any currency.
public struct Bankroll: Sendable, Hashable, Codable {
  /// What there is now, the stakes of open bets among it.
  public var current: Double
  /// The most it ever was; at least `current`.
  public var peak: Double

  public init(_ current: Double, peak: Double? = nil) {
    self.current = current
    self.peak = max(current, peak ?? current)
  }

  /// The share of the peak that is gone, 0 at the peak.
  public var drawdown: Double { peak > 0 ? 1 - current / peak : 0 }
}
