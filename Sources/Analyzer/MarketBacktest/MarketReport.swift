import Foundation

/// What a backtest against the market found.
public struct MarketReport: Sendable, Encodable {
  /// By scope, market and kind of book: all books of the kind together, then each.
  public internal(set) var results: [MarketResult] = []
  /// Returns that were computed. With twenty of them one looks significant at 0.05 by chance: `adjustedP` accounts for it.
  public internal(set) var trials = 0
  /// The bar that a bet had to meet in `FlatReturn`.
  public let minimumExpectedValue: Double
  /// How the market's margin was taken out.
  public let noVig: NoVigMethod
  /// Fixed-payout books among the quotes; their results stand apart.
  public internal(set) var fixedPayoutBooks: [String] = []

  init(minimumExpectedValue: Double, noVig: NoVigMethod) {
    self.minimumExpectedValue = minimumExpectedValue
    self.noVig = noVig
  }

  /// The result of a market, a book (or `all`), a kind of book and a scope; nil without such quotes.
  public subscript(_ market: PropMarket, book book: String, _ kind: Bookmaker.Kind, _ scope: LineScope) -> MarketResult?
  {
    results.first { $0.market == market && $0.book == book && $0.kind == kind && $0.scope == scope }
  }

  /// A paragraph for people: what is not proven, and how many times it was tried.
  public var words: String {
    let returns = results.compactMap(\.flatReturn)
    guard trials > 0 else {
      return "No return was computed: there are no forecasts, or no bet met the bar."
    }
    let proven = returns.filter { $0.perUnit.lower > 0 && $0.adjustedP < 0.05 }.count
    let bets = returns.reduce(0) { $0 + $1.bets }
    return
      "\(trials) returns were computed on \(bets) bets (a number is quoted by several books, and `all` holds every book "
      + "again). After Holm's correction for \(trials) trials \(proven == 0 ? "none" : String(proven)) of them "
      + "\(proven == 1 ? "is" : "are") above zero beyond chance. The market is hard: a past return is no promise."
  }
}
