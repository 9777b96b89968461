import BoxScores

/// What a forecast may know of tonight.
public enum FeatureVariant: String, CaseIterable, Sendable, Codable {
  /// Player, team, opponent, home, date and kind of game.
  case blind
  /// The same, and who of the two teams is in. Never how much they play.
  case lineup
}
