/// The lines of a file, each resolved or listed.
public struct Resolution: Sendable {
  /// In the order in which the lines were given.
  public internal(set) var resolved: [ResolvedLine] = []
  /// In the order in which the lines were given.
  public internal(set) var unresolved: [UnresolvedLine] = []

  public init() {}

  /// Lines resolved and not, of a market.
  public func counts(_ market: PropMarket) -> (resolved: Int, unresolved: Int) {
    (
      resolved.reduce(0) { $0 + ($1.line.market == market ? 1 : 0) },
      unresolved.reduce(0) { $0 + ($1.line.market == market ? 1 : 0) }
    )
  }

  /// Unresolved lines by reason, and the different things that were looked for.
  public var reasons: [UnresolvedReason: (lines: Int, different: Int)] {
    Dictionary(grouping: unresolved, by: \.reason).mapValues { ($0.count, Set($0.map(\.found)).count) }
  }
}
