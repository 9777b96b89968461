import Evaluation

/// What a paper ledger shows.
public struct PaperReport: Sendable, Encodable {
  public let curve: PaperCurve
  /// Stakes of open bets.
  public let atStake: PaperMoney
  /// Of all bets.
  public let all: PaperFigures
  /// Of those among them that were placed on markets that are not proven; nil where there is none.
  public let unproven: PaperFigures?
  /// Of the bets of each market that has some.
  public let markets: [PropMarket: PaperFigures]

  /// - Complexity: O(bets), and the bootstrap's replicates x dates for each market
  init(start: PaperMoney, bets: [PaperBet], bootstrap: PairedBootstrap = PairedBootstrap(replicates: 2000)) {
    curve = PaperCurve(start: start, bets: bets)
    atStake = bets.reduce(.zero) { $0 + ($1.state == .open ? $1.stake : .zero) }
    all = PaperFigures(bets, bootstrap: bootstrap)
    let waived = bets.filter(\.isUnproven)
    unproven = waived.isEmpty ? nil : PaperFigures(waived, bootstrap: bootstrap)
    markets = Dictionary(grouping: bets, by: \.key.market).mapValues { PaperFigures($0, bootstrap: bootstrap) }
  }
}
