/// What came of settling.
public struct Settlement: Sendable, Hashable {
  /// A settled bet whose box score says something else now: stat corrections after settlement do not count, as at a book.
  public struct Correction: Sendable, Hashable {
    /// `PaperBet.id`.
    public let id: String
    /// The count it was settled by, which stands; nil for a void bet.
    public let settledAt: Int?
    /// The count that the box score has now; nil where he did not play any more.
    public let nowIs: Int?
  }

  /// Bets that were open and are settled now.
  public internal(set) var settled: [PaperBet] = []
  /// Bets whose game has no box score yet.
  public internal(set) var stillOpen = 0
  /// Bets settled by what the box score does not say any more; their state and profit stay.
  public internal(set) var corrections: [Correction] = []

  init() {}
}
