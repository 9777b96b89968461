/// What the sportsbooks together say about each line: the mean of their margin-free probabilities.
struct MarketPrices {
  struct Price {
    /// P(over), given a decided bet.
    var over: Double
    var books: Int
  }

  private struct Place: Hashable {
    let key: BetKey
    let line: LineValue
  }

  private var prices: [Place: Price] = [:]

  /// Quotes after tip-off, of one side, and of fixed-payout books have no say.
  init(_ lines: [ResolvedLine], method: NoVigMethod) {
    for resolved in lines where !resolved.isAfterTipOff && resolved.line.bookKind == .sportsbook {
      guard let fair = resolved.line.noVig(method) else { continue }
      let place = Place(key: resolved.key, line: resolved.line.line)
      let before = prices[place] ?? Price(over: 0, books: 0)
      let books = before.books + 1
      prices[place] = Price(over: before.over + (fair.over - before.over) / Double(books), books: books)
    }
  }

  subscript(_ key: BetKey, _ line: LineValue) -> Price? { prices[Place(key: key, line: line)] }
}
