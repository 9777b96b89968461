/// What came of settling.
public struct Settlement: Sendable, Hashable {
  /// A settled bet whose box score says something else now: stat corrections after settlement do not count, as at a book.
  public struct Correction: Sendable, Hashable {
    public let id: String
    public let settledAt: Int
    public let nowIs: Int
  }

  public internal(set) var settled: [PaperBet] = []
  /// Bets whose game has no box score yet.
  public internal(set) var stillOpen = 0
  public internal(set) var corrections: [Correction] = []

  init() {}
}
