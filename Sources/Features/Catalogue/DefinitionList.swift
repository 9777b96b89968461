import BoxScores

/// Collects definitions in the order in which they are emitted.
struct DefinitionList {
  var definitions: [FeatureDefinition] = []
  var source: String
  var variant = FeatureVariant.blind

  init(source: String) { self.source = source }

  /// `lag`: seasons that must have passed since the inputs were first recorded (a previous season exists from the
  /// second one on).
  mutating func add(
    _ name: String, _ group: FeatureGroup, _ formula: String, _ unit: String, _ inputs: [BoxColumn] = [],
    level: LeagueLevel? = nil, lag: Int = 0
  ) {
    let first = inputs.map(\.firstSeason).max() ?? .first
    definitions.append(
      FeatureDefinition(
        name: name, group: group, formula: formula, unit: unit, firstSeason: Season(first.endYear + lag),
        source: source, level: level, variant: variant))
  }
}

/// Half-lives of the exponentially weighted means, in games.
enum HalfLife: Int, CaseIterable {
  case fast, baseline, slow, slowest

  var games: Int {
    switch self {
    case .fast: 3
    case .baseline: 6
    case .slow: 12
    case .slowest: 20
    }
  }
}

/// What a shooting share is drawn to while a player has taken few shots: `attempts` shots at `share`.
enum ShootingPrior {
  case fieldGoal, threePoint, freeThrow, trueShooting

  var share: Double {
    switch self {
    case .fieldGoal: 0.45
    case .threePoint: 0.33
    case .freeThrow: 0.74
    case .trueShooting: 0.53
    }
  }

  var attempts: Double {
    switch self {
    case .fieldGoal: 20
    case .threePoint: 25
    case .freeThrow: 15
    case .trueShooting: 15
    }
  }
}

extension BoxColumn {
  /// The column's name at the head of a feature's name.
  var featureName: String {
    switch self {
    case .minutes: "minutes"
    case .points: "points"
    case .rebounds: "rebounds"
    case .assists: "assists"
    case .threePointersMade: "threes"
    case .threePointersAttempted: "three_attempts"
    case .fieldGoalsMade: "field_goals"
    case .fieldGoalsAttempted: "shots"
    case .freeThrowsMade: "free_throws"
    case .freeThrowsAttempted: "free_throw_attempts"
    case .reboundsOffensive: "offensive_rebounds"
    case .reboundsDefensive: "defensive_rebounds"
    case .steals: "steals"
    case .blocks: "blocks"
    case .turnovers: "turnovers"
    case .fouls: "fouls"
    case .plusMinus: "plus_minus"
    }
  }

  var unit: String { self == .plusMinus ? "points" : featureName.replacing("_", with: " ") }

  var level: LeagueLevel? { LeagueLevel.allCases.first { $0.column == self } }
}
