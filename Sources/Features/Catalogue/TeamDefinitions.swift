import BoxScores

/// The features that the two teams' and the league's past give. The order is that of `TeamEmission`.
enum TeamDefinitions {
  /// Totals of a team-game whose means are features.
  static let totals: [BoxColumn] = [.points, .rebounds, .assists, .threePointersMade, .fieldGoalsAttempted]
  static let possessionInputs: [BoxColumn] = [
    .fieldGoalsAttempted, .freeThrowsAttempted, .reboundsOffensive, .turnovers,
  ]

  static let all: [FeatureDefinition] = {
    var list = DefinitionList(source: "box scores of the teams' earlier games")
    teams(&list)
    schedule(&list)
    league(&list)
    perPlayer(&list)
    return list.definitions
  }()

  /// How many of them are the same for a whole team-game; the rest depend on the player too.
  static let sharedCount = all.count - perPlayerCount
  static let perPlayerCount: Int = {
    var list = DefinitionList(source: "")
    perPlayer(&list)
    return list.definitions.count
  }()

  /// At a new season the games of the old ones keep 0.3 of their weight.
  private static let fade = "earlier seasons x 0.3"

  private static func teams(_ list: inout DefinitionList) {
    for column in totals {
      list.add(
        "team_\(column.featureName)", .team, "ewma12 of his team's total, \(fade)", column.unit, [column],
        level: column.level)
    }
    for column in totals {
      list.add(
        "allowed_\(column.featureName)", .opponent, "ewma12 of the total of the opponent's opponents, \(fade)",
        column.unit,
        [column], level: column.level)
    }
    for column in totals.prefix(4) {
      list.add(
        "allowed_\(column.featureName)_ratio", .opponent,
        "what the opponent's opponents made / what their rates x minutes promised, weights 0.5^(k/20), drawn to 1 by 6 games",
        "ratio", [column, .minutes])
    }
    list.add(
      "team_pace", .pace, "ewma12 of FGA + 0.44 FTA - OREB + TOV, mean of both sides, \(fade)", "possessions",
      possessionInputs)
    list.add("opponent_pace", .pace, "the same of the opponent's games", "possessions", possessionInputs)
    list.add("expected_pace", .pace, "team pace x opponent pace / league pace", "possessions", possessionInputs)
    list.add(
      "team_offense", .pace, "100 ewma12(points) / ewma12(possessions)", "points", [.points] + possessionInputs)
    list.add(
      "opponent_defense", .pace, "100 points / possessions of the opponent's opponents, ewma12", "points",
      [.points] + possessionInputs)
    list.add("team_margin", .team, "ewma12 of points for less points against, \(fade)", "points", [.points])
    list.add("opponent_margin", .opponent, "the same of the opponent", "points", [.points])
  }

  private static func schedule(_ list: inout DefinitionList) {
    list.source = "dates of the teams' earlier games"
    list.add("team_rest", .schedule, "days since the team's last game", "days")
    list.add("opponent_rest", .schedule, "days since the opponent's last game", "days")
    list.add("team_games_last7", .schedule, "the team's games in the 7 days before", "games")
    list.add("opponent_games_last7", .schedule, "the opponent's games in the 7 days before", "games")
  }

  private static func league(_ list: inout DefinitionList) {
    list.source = "box scores of the league's earlier games"
    for level in LeagueLevel.allCases {
      list.add(
        level.featureName, .league,
        "(sum to date + 2000 last season's mean) / (player-games to date + 2000)", level.column.unit, [level.column],
        level: level)
    }
  }

  private static func perPlayer(_ list: inout DefinitionList) {
    list.source = "box scores of the teams' earlier games, positions of the player directory"
    for column in totals.prefix(4) {
      list.add(
        "allowed_\(column.featureName)_position", .opponent,
        "allowed ratio over players of his position (guard, forward, center)", "ratio", [column, .minutes])
    }
    list.source = "box scores of his team-mates' earlier games"
    list.add(
      "minutes_rank", .roster, "1 + team-mates of the last 10 games whose ewma6 of minutes is above his", "rank",
      [.minutes])
    list.add(
      "minutes_usual_share", .roster, "his ewma6 of minutes / the team's usual sum", "share", [.minutes])
    list.add("points_usual_share", .roster, "his ewma6 of points / the team's usual sum", "share", [.points])
    list.add(
      "shots_absent_last", .roster, "usual shots of the team-mates who missed the team's last game", "shots",
      [.fieldGoalsAttempted], level: .shots)
    list.add(
      "minutes_absent_last", .roster, "usual minutes of the team-mates who missed the team's last game", "minutes",
      [.minutes], level: .minutes)
  }
}
