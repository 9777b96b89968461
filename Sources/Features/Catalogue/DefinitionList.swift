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
