/// The quotes that stand: of each book, market and line the last one taken.
public struct CurrentQuotes: Sendable {
  public let lines: [ResolvedLine]
  /// Quotes that a later one replaced.
  public let superseded: Int

  private struct Place: Hashable {
    let key: BetKey
    let line: LineValue
    let book: String
    let isAlternate: Bool
    let over: Bool
    let under: Bool
  }

  /// - Parameter beforeTipOff: Leave out those taken at or after tip-off.
  public init(_ all: [ResolvedLine], beforeTipOff: Bool = false) {
    var last: [Place: Int] = [:]
    var considered = 0
    for (index, resolved) in all.enumerated() where !(beforeTipOff && resolved.isAfterTipOff) {
      considered += 1
      let line = resolved.line
      let place = Place(
        key: resolved.key, line: line.line, book: line.book, isAlternate: line.isAlternate, over: line.over != nil,
        under: line.under != nil)
      if let known = last[place] {
        // A quote without a time is taken to be older than any with one; of the same time the later row counts.
        let (old, new) = (all[known].line.captured?.minutes ?? .min, line.captured?.minutes ?? .min)
        if new >= old { last[place] = index }
      } else {
        last[place] = index
      }
    }
    lines = last.values.sorted().map { all[$0] }
    superseded = considered - lines.count
  }
}
