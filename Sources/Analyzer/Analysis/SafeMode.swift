import Evaluation

/// A demand on top of all others: the bet still has to be worth its price if the line stood `margin` against it.
///
/// An over at 24.5 with a margin of 1 is priced as an over at 25.5, an under as one at 23.5, at the odds of 24.5. The worth of a
/// bet falls as its line moves against it, so a larger margin passes fewer bets; and the mode is applied last, to bets that
/// are chosen and staked without it, so it can refuse and do nothing else: no stake grows, no other bet takes the place.
public struct SafeMode: Sendable, Hashable, Codable {
  /// In units of the stat, at least 0.
  public var margin: Double

  public init(margin: Double = 1) { self.margin = margin }

  func check() throws(SettingsError) {
    guard margin >= 0, margin <= 50 else {
      throw SettingsError(
        setting: "safeMode.margin", found: "\(margin)", expected: "a number from 0 to 50, in units of the stat")
    }
  }

  /// Expected profit of a stake of 1 with the line moved against the bet.
  public func expectedValue(
    _ distribution: CountDistribution, line: LineValue, side: Side, odds: Odds
  ) -> Double {
    let moved = side == .over ? line.value + margin : line.value - margin
    // Counts above and below `moved`; a count that equals it pushes.
    let over = distribution.atLeast(Int(moved.rounded(.down)) + 1)
    let under = distribution.cdf(Int(moved.rounded(.up)) - 1)
    return side == .over ? over * odds.profit - under : under * odds.profit - over
  }
}
