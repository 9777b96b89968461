/// Why there is no forecast of a number.
public enum NoForecast: String, Sendable, Encodable, CaseIterable {
  /// The game is over, and he has no box score in it: bets on him were void.
  case didNotPlay
  /// The game is to come, and he is not among those who are forecast: not on the roster, or known to be out.
  case notOnRoster
  /// No model is old enough for the season.
  case noModel
  /// Points + rebounds + assists, and it was not fitted how they move together.
  case notCombined
  /// The model does not speak about the number.
  case notForecast
}
