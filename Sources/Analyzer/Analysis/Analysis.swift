/// What came of an analysis: every side of every line, each recommended or refused with reasons.
public struct Analysis: Sendable, Encodable {
  /// By game, player, market, line, side and book.
  public internal(set) var sides: [PricedSide] = []
  /// Numbers that lines are about and no forecast was given for.
  public internal(set) var withoutForecast: [BetKey] = []
  /// Quotes that a later one of the same book replaced.
  public internal(set) var superseded = 0

  init() {}

  /// The sides that no filter refused and that have a stake.
  public var recommended: [PricedSide] { sides.filter(\.isRecommended) }

  /// How many sides each filter refused, by code: a filter that never refuses anything is one to look at.
  public var refusalCounts: [String: Int] {
    sides.reduce(into: [:]) { counts, side in for refusal in side.refusals { counts[refusal.code, default: 0] += 1 } }
  }
}
