import Foundation

/// A way to take the margin out of a two-sided quote.
public enum NoVigMethod: String, Sendable, Codable, CaseIterable {
  /// q_i = pi_i / (pi_o + pi_u): the margin is spread in proportion to the probabilities.
  case multiplicative
  /// q_i = pi_i^k with k such that they add up to 1: long shots carry more of the margin.
  ///
  /// Clarke, Kovalchik & Ingram 2017, "Adjusting bookmaker's odds to allow for overround",
  /// doi:10.11648/j.ajss.20170506.12.
  case power
  /// Shin's model of a bookmaker who fears a share z of insiders:
  /// q_i = (sqrt(z^2 + 4 (1 - z) pi_i^2 / P) - z) / (2 (1 - z)) with P = pi_o + pi_u.
  ///
  /// For two outcomes z has the closed form (P - 1) (d^2 - P) / (P (d^2 - 1)), d = pi_o - pi_u, and q comes out as
  /// pi_i - (P - 1) / 2. Shin 1993, doi:10.2307/2234240; Jullien & Salanie 1994, Economic Journal 104. Without a margin
  /// there are no insiders to fear, and q is that of `multiplicative`.
  case shin

  /// P(over) of the two implied probabilities, each in (0, 1).
  func share(_ over: Double, _ under: Double) -> Double {
    let sum = over + under
    switch self {
    case .multiplicative: return over / sum
    case .power:
      // over^k + under^k falls in k from 2 at 0 to 0: one root, found by halving.
      var (low, high) = (0.0, 1.0)
      while pow(over, high) + pow(under, high) > 1 { high *= 2 }
      for _ in 0..<200 where high - low > 1e-15 * high {
        let middle = (low + high) / 2
        if pow(over, middle) + pow(under, middle) > 1 { low = middle } else { high = middle }
      }
      let power = (low + high) / 2
      let (o, u) = (pow(over, power), pow(under, power))
      return o / (o + u)
    case .shin:
      guard sum > 1 else { return over / sum }
      let difference = over - under
      let insiders = (sum - 1) * (difference * difference - sum) / (sum * (difference * difference - 1))
      let root = (insiders * insiders + 4 * (1 - insiders) * over * over / sum).squareRoot()
      return (root - insiders) / (2 * (1 - insiders))
    }
  }

  /// The share z of insiders in Shin's model; 0 without a margin.
  public static func insiders(over: Odds, under: Odds) -> Double {
    let (o, u) = (over.impliedProbability, under.impliedProbability)
    let (sum, difference) = (o + u, o - u)
    guard sum > 1 else { return 0 }
    return (sum - 1) * (difference * difference - sum) / (sum * (difference * difference - 1))
  }
}
