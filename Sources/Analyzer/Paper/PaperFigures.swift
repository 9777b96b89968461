import Evaluation

/// How the bets of a ledger, or of one market in it, did.
public struct PaperFigures: Sendable, Hashable, Encodable {
  /// Open and settled ones.
  public let bets: Int
  public let open: Int
  /// Bets on the side that came.
  public let won: Int
  /// Bets on the side that did not come.
  public let lost: Int
  /// Bets whose outcome fell on the line.
  public let pushes: Int
  /// Bets on players who did not play, or on games that were moved.
  public let voids: Int
  /// Stakes of bets that were won or lost.
  public let staked: PaperMoney
  /// Of all settled bets; negative for a loss.
  public let profit: PaperMoney
  /// Profit per unit of stake of decided bets; nil without one.
  public let yield: Double?
  /// Mean profit per bet of one unit each (so that a large stake does not speak louder) with its interval by date.
  public let perUnit: PairedBootstrap.Estimate?
  /// Bets whose line was still quoted in the end.
  public let closingBets: Int
  /// Their mean closing-line value, and the share above zero.
  public let closingValue: Double?
  /// Share of them whose closing-line value was above zero; nil without one.
  public let beatClosing: Double?
  /// What was forecast for decided bets beside what came; nil without one.
  public let calibration: Reliability?

  init(_ bets: [PaperBet], bootstrap: PairedBootstrap) {
    func count(_ state: PaperState) -> Int { bets.reduce(0) { $0 + ($1.state == state ? 1 : 0) } }
    self.bets = bets.count
    open = count(.open)
    won = count(.won)
    lost = count(.lost)
    pushes = count(.push)
    voids = count(.void)
    let decided = bets.filter { $0.state == .won || $0.state == .lost }
    staked = decided.reduce(.zero) { $0 + $1.stake }
    profit = bets.reduce(.zero) { $0 + $1.profit }
    yield = staked > .zero ? profit.units / staked.units : nil
    perUnit =
      bootstrap.compare(
        DailyLosses(
          days: decided.map(\.day.number), model: decided.map { $0.state == .won ? $0.odds.profit : -1 },
          baseline: decided.map { _ in 0 }))?.difference
    let values = bets.compactMap(\.closingValue)
    closingBets = values.count
    closingValue = values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    beatClosing = values.isEmpty ? nil : Double(values.count { $0 > 0 }) / Double(values.count)
    calibration = Reliability(
      probabilities: decided.map { $0.probability.decided($0.side) }, events: decided.map { $0.state == .won })
  }
}
