import Evaluation

/// How a line may end: P(over), P(push) and P(under), which add up to 1. A half line cannot push.
public struct LineProbability: Sendable, Hashable, Codable {
  /// P(count > line).
  public let over: Double
  /// P(count = line); 0 for a half line.
  public let push: Double
  /// P(count < line).
  public let under: Double

  /// Scales the three to add up to 1.
  /// - Precondition: None negative, not all zero.
  public init(over: Double, push: Double, under: Double) {
    precondition(over >= 0 && push >= 0 && under >= 0 && over + push + under > 0, "probabilities of a line")
    let total = over + push + under
    self.over = over / total
    self.push = push / total
    self.under = under / total
  }

  /// P(Y > line), P(Y = line), P(Y < line) of a distribution over counts.
  /// - Complexity: O(K)
  public init(_ distribution: CountDistribution, line: LineValue) {
    // Both tails are summed on their own: a small one keeps its digits.
    let over = distribution.atLeast(line.firstOver)
    let under = line.lastUnder < 0 ? 0 : min(distribution.cdf(line.lastUnder), 1 - over)
    let push = line.isWhole ? max(0, 1 - over - under) : 0
    self.init(over: over, push: push, under: line.isWhole ? under : 1 - over)
  }

  /// P(a bet on the side wins), a push being neither.
  public func wins(_ side: Side) -> Double { side == .over ? over : under }

  /// P(a bet on the side loses), a push being neither.
  public func loses(_ side: Side) -> Double { side == .over ? under : over }

  /// P(side wins | no push), what a margin-free price stands for; one half where every outcome pushes.
  public func decided(_ side: Side) -> Double { over + under > 0 ? wins(side) / (over + under) : 0.5 }

  /// The decimal price at which a bet on the side is worth nothing: 1 + loses / wins; infinite where it cannot win.
  public func fairOdds(_ side: Side) -> Double {
    wins(side) > 0 ? 1 + loses(side) / wins(side) : .infinity
  }

  /// Expected profit of a stake of 1: wins x (d - 1) - loses. A push returns the stake.
  public func expectedValue(_ side: Side, _ odds: Odds) -> Double { wins(side) * odds.profit - loses(side) }
}
