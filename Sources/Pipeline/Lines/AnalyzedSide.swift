import Analyzer

/// A priced side with its stake in money.
public struct AnalyzedSide: Sendable, Encodable {
  public let side: PricedSide
  /// Nil: fractions only.
  let bankroll: Double?

  /// What to stake, rounded down to a hundredth; nil without a bankroll.
  public var amount: Double? { bankroll.map { (side.stake * $0 * 100).rounded(.down) / 100 } }

  private enum Key: String, CodingKey { case stakeAmount }

  /// The keys of the side, and `stakeAmount`.
  public func encode(to encoder: any Encoder) throws {
    try side.encode(to: encoder)
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(amount, forKey: .stakeAmount)
  }
}
