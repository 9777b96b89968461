import BoxScores

/// One column of the feature matrix: what it is, from what it is computed, and since when it can be known.
public struct FeatureDefinition: Sendable, Hashable, Codable {
  /// Unique, snake case: the column's name in exports.
  public let name: String
  public let group: FeatureGroup
  /// One line, in words and symbols; "earlier games" are the player's games dated strictly before tonight.
  public let formula: String
  /// Unit of the values: `points`, `share`, `days`, ...
  public let unit: String
  /// The first season whose box scores hold everything the formula reads.
  public let firstSeason: Season
  /// Where the numbers come from: box scores of earlier games, the schedule, the player directory.
  public let source: String
  /// The league mean that a window divides this feature by before it learns from it; nil where the unit has no era.
  public let level: LeagueLevel?
  public let variant: FeatureVariant
}

/// What a forecast may know of tonight.
public enum FeatureVariant: String, CaseIterable, Sendable, Codable {
  /// Player, team, opponent, home, date and kind of game.
  case blind
  /// The same, and who of the two teams is in. Never how much they play.
  case lineup
}

/// The idea a feature belongs to.
public enum FeatureGroup: String, CaseIterable, Sendable, Codable {
  case form, box, rate, rateTimesMinutes, shooting, usage, role, rest, split, availability
  case previousSeason, career, person, game, opponent, pace, team, schedule, roster, league, interaction, lineup
}

/// A mean per player-game of the league, to date. Each is a column of the matrix, `league_<name>`.
public enum LeagueLevel: String, CaseIterable, Sendable, Codable {
  case points, rebounds, assists, threes, minutes, shots
  case threeAttempts = "three_attempts"

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
