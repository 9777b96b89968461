/// What a bet has to show. Probabilities and edges are fractions, 0.02 for two percent.
public struct AnalysisSettings: Sendable, Hashable, Codable {
  /// How the market's margin is taken out.
  public var noVig = NoVigMethod.multiplicative
  /// Expected profit of a stake of 1.
  public var minimumExpectedValue = 0.02
  /// Our probability of a decided bet less the market's without margin.
  public var minimumEdgeOverMarket = 0.02
  /// Beyond this distance from the market nothing is recommended.
  public var maximumDisagreement = 0.15
  /// Probability that the bet wins.
  public var minimumWinProbability = 0.0
  /// Decimal odds that are accepted.
  public var shortestOdds = 1.25
  /// The other end of the accepted odds.
  public var longestOdds = 5.0
  /// How much of the bankroll a bet may take.
  public var staking = StakingRules()
  /// Nil: off.
  public var safeMode: SafeMode?

  public init() {}

  /// - Throws: `SettingsError` for a number that cannot be meant.
  public func check() throws(SettingsError) {
    let fractions = [
      ("minimumEdgeOverMarket", minimumEdgeOverMarket), ("maximumDisagreement", maximumDisagreement),
      ("minimumWinProbability", minimumWinProbability), ("minimumExpectedValue", minimumExpectedValue),
    ]
    for (name, value) in fractions { try SettingsError.requireFraction(name, value) }
    guard shortestOdds > 1, shortestOdds <= longestOdds, longestOdds <= Odds.largest else {
      throw SettingsError(
        setting: "shortestOdds, longestOdds", found: "\(shortestOdds), \(longestOdds)",
        expected: "decimal odds above 1, the shortest first")
    }
    try staking.check()
    try safeMode?.check()
  }
}
