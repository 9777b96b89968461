import BoxScores
import Evaluation

/// One quote whose game is over, with what we said about it, if we did.
public struct MarketQuote: Sendable {
  public let key: BetKey
  /// The day of the game, by which results are resampled.
  public let day: GameDay
  public let book: String
  public let line: LineValue
  /// Offered as an alternate line.
  public let isAlternate: Bool
  /// Whether it is known that the quote was taken before tip-off.
  public let isTimed: Bool
  /// Nil where the book quotes the other side only.
  public let over: Odds?
  /// Nil where the book quotes the other side only.
  public let under: Odds?
  /// Ours at the line; nil without a forecast.
  public let probability: LineProbability?
  /// The median of our distribution.
  public let median: Int?
  /// Standard deviation of the count, in its units: of our distribution where there is one.
  public let deviation: Double?
  public let outcome: BetOutcome

  public init(
    key: BetKey, day: GameDay, book: String, line: LineValue, isAlternate: Bool, isTimed: Bool = true,
    over: Odds?, under: Odds?, distribution: CountDistribution?, outcome: BetOutcome
  ) {
    self.key = key
    self.day = day
    self.book = book
    self.line = line
    self.isAlternate = isAlternate
    self.isTimed = isTimed
    self.over = over
    self.under = under
    probability = distribution.map { LineProbability($0, line: line) }
    median = distribution?.median
    deviation = distribution?.standardDeviation
    self.outcome = outcome
  }

  /// The quotes of resolved lines: of each book and line the last one before tip-off.
  public static func quotes(
    _ lines: [ResolvedLine], forecasts: [BetKey: CountDistribution], outcomes: BoxOutcomes
  ) -> [MarketQuote] {
    CurrentQuotes(lines, beforeTipOff: true).lines.map { resolved in
      MarketQuote(
        key: resolved.key, day: resolved.game.day, book: resolved.line.book, line: resolved.line.line,
        isAlternate: resolved.line.isAlternate,
        isTimed: resolved.line.captured != nil && resolved.line.tipOff != nil, over: resolved.line.over,
        under: resolved.line.under,
        distribution: forecasts[resolved.key], outcome: outcomes[resolved.key])
    }
  }

  /// P(over) of the market without margin; nil for one side alone.
  func noVig(_ method: NoVigMethod) -> Double? {
    guard let over, let under else { return nil }
    return NoVig(over: over, under: under, method: method).over
  }
}
