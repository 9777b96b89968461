import Evaluation

/// Our probabilities beside the market's, on the quotes of a market and a book.
public struct MarketResult: Sendable, Hashable, Encodable {
  public let market: PropMarket
  /// A book's key; `all` for every book of the kind together, one number being quoted by several.
  public let book: String
  /// Sportsbooks and fixed-payout books are never in one result.
  public let kind: Bookmaker.Kind
  /// Which lines it is about.
  public let scope: LineScope
  /// Two-sided quotes whose bet was decided: what the scores are means over.
  public let decided: Int
  /// Different numbers (player, game, market) among them.
  public let numbers: Int
  /// Different days of games among them.
  public let dates: Int
  /// Two-sided quotes that ended on the line.
  public let pushes: Int
  /// Two-sided quotes of games he did not play in.
  public let voids: Int
  /// Two-sided quotes without an outcome yet.
  public let pending: Int
  /// Quotes of one side, left out.
  public let oneSided: Int
  /// Decided quotes for which there was no forecast: left out of both sides of every comparison.
  public let withoutForecast: Int
  /// Decided quotes whose time, or whose game's tip-off, the file does not give: that they are from before the game is the
  /// feed's word.
  public let untimed: Int
  /// Mean margin of the two-sided quotes that have an outcome.
  public let overround: Double
  /// Mean squared error of P(over | decided).
  public let brier: ScorePair?
  /// Mean -ln of the probability given to what happened, probabilities held within [0.0001, 0.9999].
  public let logLoss: ScorePair?
  /// Absolute error of whole-number medians.
  public let maeInt: ScorePair?
  /// Share of decided quotes in which the likelier side lost (1/2 where both were alike).
  public let wrongSide: ScorePair?
  /// Our P(over | decided) beside what came, in bins: what `CalibrationEvidence` is made of. Nil without forecasts.
  public let calibration: Reliability?
  /// The market's.
  public let marketCalibration: Reliability?
  /// Nil without forecasts, without a bet, and for fixed-payout books, whose prices nobody offers.
  public internal(set) var flatReturn: FlatReturn?
}
