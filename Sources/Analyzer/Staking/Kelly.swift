import Foundation

/// Kelly's stake: the fraction of the bankroll at which its logarithm grows fastest.
///
/// A bet wins with w, loses with l and pushes with the rest, at a profit of b per unit. The growth
/// w ln(1 + b f) + l ln(1 - f) is largest at f = (w b - l) / (b (w + l)): the usual (p b - q) / b with probabilities of a
/// decided bet, because a push changes nothing. Kelly 1956, doi:10.1002/j.1538-7305.1956.tb03809.x.
public enum Kelly {
  /// The full Kelly fraction, 0 where the bet is worth nothing.
  public static func fraction(_ probability: LineProbability, _ side: Side, _ odds: Odds) -> Double {
    let (wins, loses) = (probability.wins(side), probability.loses(side))
    guard wins + loses > 0 else { return 0 }
    return max(0, (wins * odds.profit - loses) / (odds.profit * (wins + loses)))
  }

  /// Expected growth of the logarithm of the bankroll at a stake (a fraction below 1 of it).
  public static func growth(
    _ probability: LineProbability, _ side: Side, _ odds: Odds, stake: Double
  ) -> Double {
    let loses = probability.loses(side)
    // A bet that cannot lose loses nothing, not 0 times infinity.
    return probability.wins(side) * log1p(odds.profit * stake) + (loses > 0 ? loses * log1p(-stake) : 0)
  }
}
