/// What came of placing an analysis.
public struct Placement: Sendable, Hashable {
  /// New bets, now in the ledger.
  public internal(set) var placed: [PaperBet] = []
  /// Recommended bets whose number has a bet already: placing twice is placing once.
  public internal(set) var already: [String] = []
  /// Recommended bets whose stake came to less than a hundredth, or for which the bankroll no longer sufficed.
  public internal(set) var unaffordable: [String] = []
  /// Recommended bets whose game had begun, or whose day was over, at the time of placing: nobody would have taken them.
  public internal(set) var late: [String] = []

  init() {}
}
