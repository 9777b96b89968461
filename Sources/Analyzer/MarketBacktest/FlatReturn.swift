import Evaluation

/// What betting one unit on our side would have returned, at the odds as quoted, wherever its expected value met the bar.
public struct FlatReturn: Sendable, Hashable, Codable {
  /// Bets of one unit each, those that pushed among them.
  public let bets: Int
  /// Bets with a profit.
  public let won: Int
  /// Bets whose stake came back.
  public let pushed: Int
  /// Units won less units lost.
  public let profit: Double
  /// Profit per unit staked with its interval by date; a push is a stake that came back.
  public let perUnit: PairedBootstrap.Estimate
  /// `perUnit.p` after Holm's correction for all returns that were looked at.
  public internal(set) var adjustedP: Double

  init?(days: [Int32], profits: [Double], bootstrap: PairedBootstrap) {
    let losses = DailyLosses(days: days, model: profits, baseline: Array(repeating: 0, count: profits.count))
    guard let result = bootstrap.compare(losses) else { return nil }
    bets = profits.count
    won = profits.reduce(0) { $0 + ($1 > 0 ? 1 : 0) }
    pushed = profits.reduce(0) { $0 + ($1 == 0 ? 1 : 0) }
    profit = profits.reduce(0, +)
    perUnit = result.difference
    adjustedP = result.difference.p
  }
}
