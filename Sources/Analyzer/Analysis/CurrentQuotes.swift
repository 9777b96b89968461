/// The quotes that stand: of each book, market and line the last one taken.
public struct CurrentQuotes: Sendable {
  /// In the order in which they were given.
  public let lines: [ResolvedLine]
  /// Quotes that a later one replaced.
  public let superseded: Int

  private struct Place: Hashable {
    let key: BetKey
    let line: LineValue
    let book: String
    let isAlternate: Bool
  }

  /// - Parameter beforeTipOff: Leave out those taken at or after tip-off.
  public init(_ all: [ResolvedLine], beforeTipOff: Bool = false) {
    // One quote a place, or two of the same time that each have one side.
    var standing: [Place: [Int]] = [:]
    var considered = 0
    for (index, resolved) in all.enumerated() where !(beforeTipOff && resolved.isAfterTipOff) {
      considered += 1
      let line = resolved.line
      let place = Place(key: resolved.key, line: line.line, book: line.book, isAlternate: line.isAlternate)
      guard let known = standing[place] else {
        standing[place] = [index]
        continue
      }
      // A quote without a time is taken to be older than any with one; of the same time the later row counts.
      let (old, new) = (Self.time(all[known[0]]), Self.time(resolved))
      if new > old {
        standing[place] = [index]
      } else if new == old {
        standing[place] = known.filter { !Self.overlap(all[$0].line, line) } + [index]
      }
    }
    lines = standing.values.flatMap(\.self).sorted().map { all[$0] }
    superseded = considered - lines.count
  }

  private static func time(_ line: ResolvedLine) -> Int { line.line.captured?.minutes ?? .min }

  /// Whether both quote a side.
  private static func overlap(_ one: PropLine, _ other: PropLine) -> Bool {
    (one.over != nil && other.over != nil) || (one.under != nil && other.under != nil)
  }
}
