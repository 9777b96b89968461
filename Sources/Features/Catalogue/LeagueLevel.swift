import BoxScores

/// A mean per player-game of the league, to date. Each is a column of the matrix, `league_<name>`.
public enum LeagueLevel: String, CaseIterable, Sendable, Codable {
  case points, rebounds, assists, threes, minutes, shots
  case threeAttempts = "three_attempts"

  /// The box-score column that it is the mean of.
  public var column: BoxColumn {
    switch self {
    case .points: .points
    case .rebounds: .rebounds
    case .assists: .assists
    case .threes: .threePointersMade
    case .minutes: .minutes
    case .shots: .fieldGoalsAttempted
    case .threeAttempts: .threePointersAttempted
    }
  }

  /// The column of the matrix that holds it.
  public var featureName: String { "league_\(rawValue)" }
}
