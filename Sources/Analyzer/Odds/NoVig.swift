import Foundation

/// The probabilities that a two-sided quote stands for, with the bookmaker's margin taken out.
///
/// A quote of over and under implies pi_o = 1/d_o and pi_u = 1/d_u, which add up to more than 1 by the overround. How the
/// margin is spread is not observable; the three methods of `NoVigMethod` differ in what they suppose. Where a line is a
/// whole number a push returns the stake: the probabilities are then those of a decided bet.
public struct NoVig: Sendable, Hashable, Codable {
  /// P(over), given that the bet is decided.
  public let over: Double
  /// P(under), given that the bet is decided.
  public var under: Double { 1 - over }
  /// pi_o + pi_u - 1; negative where the quote gives money away.
  public let overround: Double
  /// How the margin was spread.
  public let method: NoVigMethod

  public init(over: Odds, under: Odds, method: NoVigMethod = .multiplicative) {
    let (o, u) = (over.impliedProbability, under.impliedProbability)
    overround = o + u - 1
    self.method = method
    self.over = method.share(o, u)
  }

  /// P(side), given that the bet is decided.
  public subscript(_ side: Side) -> Double { side == .over ? over : under }

  /// The bookmaker's expected profit per unit taken, were the money split as his probabilities are: 1 - 1/(pi_o + pi_u).
  public var hold: Double { 1 - 1 / (1 + overround) }
}
