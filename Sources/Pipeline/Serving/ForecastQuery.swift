import BoxScores

/// What of a day's forecasts is asked for.
public struct ForecastQuery: Sendable, Hashable {
  /// His id; nil for all.
  public var player: Int64?
  /// Part of a team's name, or its code.
  public var team: String?
  /// Counts k, by stat: the probability of k or more is asked for.
  public var atLeast: [Stat: [Int]]
  /// The same of points + rebounds + assists.
  public var combinedAtLeast: [Int]
  /// So many last games of each player; 0 for none.
  public var history: Int

  public init(
    player: Int64? = nil, team: String? = nil, atLeast: [Stat: [Int]] = [:], combinedAtLeast: [Int] = [],
    history: Int = 0
  ) {
    self.player = player
    self.team = team
    self.atLeast = atLeast
    self.combinedAtLeast = combinedAtLeast
    self.history = history
  }
}
