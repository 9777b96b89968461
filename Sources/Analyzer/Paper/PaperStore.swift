/// Where a paper ledger is kept.
///
/// Each call is one transaction: it is done whole or not at all. Bets come back in the order in which they were inserted.
public protocol PaperStore {
  /// What the bankroll was at the start; nil before a ledger is opened.
  func start() throws -> PaperMoney?
  /// Opens the ledger; called once.
  mutating func open(start: PaperMoney) throws
  func bets() throws -> [PaperBet]
  /// Adds all of the bets; none of them is there yet.
  mutating func insert(_ bets: [PaperBet]) throws
  /// Puts bets in the place of those with the same ids, which are there.
  mutating func replace(_ bets: [PaperBet]) throws
}
