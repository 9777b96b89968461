import BoxScores

/// What became of a number that lines are about.
public enum BetOutcome: Sendable, Hashable {
  /// The count, and the day the game was played on.
  case played(Int, on: GameDay)
  /// The game was played without him: bets are void.
  case didNotPlay(on: GameDay)
  /// The game has no box score yet, or its box score lacks the number.
  case pending
}
