/// How much may be staked. Every limit is a fraction of the bankroll, 0.02 for two percent.
public struct StakingRules: Sendable, Hashable, Codable {
  /// Share of the full Kelly stake. Kelly trusts the probability that it is given; ours is an estimate.
  public var kellyFraction = 0.25
  /// Most of a single bet.
  public var perBet = 0.02
  /// All bets on one player on one day, which win and lose together.
  public var perPlayer = 0.03
  /// Most of all bets on one game.
  public var perGame = 0.05
  /// Most of all bets on one day.
  public var perDay = 0.10
  /// Stakes below are not worth placing.
  public var smallest = 0.001
  /// Bets on one player on one day, on different numbers of his.
  public var betsPerPlayer = 2
  /// Nil: off.
  public var drawdown: DrawdownScaling?

  public init() {}

  /// - Throws: `SettingsError` for a number that is no fraction: a percentage written as 25 would do nothing or everything.
  public func check() throws(SettingsError) {
    let fractions = [
      ("kellyFraction", kellyFraction), ("perBet", perBet), ("perPlayer", perPlayer), ("perGame", perGame),
      ("perDay", perDay), ("smallest", smallest),
    ]
    for (name, value) in fractions { try SettingsError.requireFraction(name, value) }
    guard betsPerPlayer >= 1 else {
      throw SettingsError(setting: "betsPerPlayer", found: "\(betsPerPlayer)", expected: "at least 1")
    }
    if let drawdown {
      try SettingsError.requireFraction("drawdown.floor", drawdown.floor)
      guard drawdown.full > 0, drawdown.full <= 1 else {
        throw SettingsError(
          setting: "drawdown.full", found: "\(drawdown.full)", expected: "a fraction above 0, such as 0.3")
      }
    }
  }
}
