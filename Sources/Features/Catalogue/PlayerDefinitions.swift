import BoxScores

/// The features that a player's own past gives. The order is the order in which `PlayerEmission` writes them.
enum PlayerDefinitions {
  /// The four stats and minutes: every kind of mean.
  static let main: [BoxColumn] = [.points, .rebounds, .assists, .threePointersMade, .minutes]
  /// The rest of the box score: one mean each.
  static let other: [BoxColumn] = [
    .fieldGoalsAttempted, .fieldGoalsMade, .threePointersAttempted, .freeThrowsAttempted, .freeThrowsMade,
    .reboundsOffensive, .reboundsDefensive, .steals, .blocks, .turnovers, .fouls, .plusMinus,
  ]
  static let rated: [BoxColumn] = [
    .points, .rebounds, .assists, .threePointersMade, .fieldGoalsAttempted, .threePointersAttempted,
    .freeThrowsAttempted, .reboundsOffensive, .turnovers,
  ]
  static let shared: [BoxColumn] = [.fieldGoalsAttempted, .points, .rebounds, .assists, .threePointersMade]

  static let all: [FeatureDefinition] = {
    var list = DefinitionList(source: "box scores of earlier games")
    form(&list)
    for column in other {
      list.add(
        "\(column.featureName)_mean10", .box, "mean of the last 10 earlier games", column.unit, [column],
        level: column.level)
    }
    rates(&list)
    shooting(&list)
    usage(&list)
    role(&list)
    rest(&list)
    splits(&list)
    availability(&list)
    priors(&list)
    person(&list)
    return list.definitions
  }()

  private static func form(_ list: inout DefinitionList) {
    for column in main {
      let name = column.featureName
      func add(_ suffix: String, _ formula: String, level: LeagueLevel? = column.level) {
        list.add("\(name)_\(suffix)", .form, formula, column.unit, [column], level: level)
      }
      for games in [3, 5, 10, 20] { add("mean\(games)", "mean of the last \(games) earlier games") }
      add("season", "mean of this season's earlier games")
      for half in HalfLife.allCases {
        add(
          "ewma\(half.games)", "sum of 0.5^(k/\(half.games)) x over all earlier games, normalised; k = 0 the last one")
      }
      add("sd20", "standard deviation of the last 20 earlier games (n - 1)")
      add("trend", "ewma3 - ewma20")
    }
    for column in [BoxColumn.points, .minutes] {
      list.add(
        "\(column.featureName)_median20", .form, "median of the last 20 earlier games", column.unit, [column],
        level: column.level)
    }
  }

  private static func rates(_ list: inout DefinitionList) {
    for column in rated {
      list.add(
        "\(column.featureName)_rate12", .rate, "36 ewma12(\(column.featureName)) / ewma12(minutes)",
        "\(column.unit) per 36 minutes", [column, .minutes], level: column.level)
    }
    for column in main.prefix(4) {
      list.add(
        "\(column.featureName)_rate_minutes", .rateTimesMinutes,
        "ewma20(\(column.featureName)) / ewma20(minutes) x ewma3(minutes)", column.unit, [column, .minutes],
        level: column.level)
    }
  }

  private static func shooting(_ list: inout DefinitionList) {
    for (name, made, tried, prior) in [
      ("field_goal", BoxColumn.fieldGoalsMade, BoxColumn.fieldGoalsAttempted, ShootingPrior.fieldGoal),
      ("three_point", .threePointersMade, .threePointersAttempted, .threePoint),
      ("free_throw", .freeThrowsMade, .freeThrowsAttempted, .freeThrow),
    ] {
      list.add(
        "\(name)_share", .shooting,
        "(made + \(prior.share) n) / (attempted + n), sums of weights 0.5^(k/20), n = \(prior.attempts)", "share",
        [made, tried])
    }
    list.add(
      "true_shooting", .shooting,
      "(points + 2 \(ShootingPrior.trueShooting.share) n) / 2 (FGA + 0.44 FTA + n), weights 0.5^(k/20), n = "
        + "\(ShootingPrior.trueShooting.attempts)",
      "share", [.points, .fieldGoalsAttempted, .freeThrowsAttempted])
    list.add(
      "three_attempt_share", .shooting, "ewma20(3PA) / ewma20(FGA)", "share",
      [.threePointersAttempted, .fieldGoalsAttempted])
  }

  private static func usage(_ list: inout DefinitionList) {
    for column in shared {
      list.add(
        "\(column.featureName)_team_share", .usage, "ewma12 of his \(column.featureName) / ewma12 of his team's",
        "share",
        [column])
    }
    list.add(
      "usage", .usage, "ewma12(FGA + 0.44 FTA + TOV) / the team's, over his share of the team's minutes / 5", "share",
      [.fieldGoalsAttempted, .freeThrowsAttempted, .turnovers, .minutes])
  }

  private static func role(_ list: inout DefinitionList) {
    list.add("minutes_last", .role, "minutes of the last earlier game", "minutes", [.minutes], level: .minutes)
    list.add("minutes_above24", .role, "share of the last 10 with more than 24 minutes", "share", [.minutes])
    list.add(
      "minutes_max10", .role, "most minutes in the last 10 earlier games", "minutes", [.minutes], level: .minutes)
    list.add("minutes_last7days", .role, "minutes played in the 7 days before", "minutes", [.minutes])
  }

  private static func rest(_ list: inout DefinitionList) {
    list.source = "dates of earlier games"
    list.add("rest_days", .rest, "days since his last earlier game", "days")
    list.add("back_to_back", .rest, "1 where he played the day before", "flag")
    for days in [4, 7, 14] { list.add("games_last\(days)", .rest, "his games in the \(days) days before", "games") }
    list.add("games_season", .rest, "his earlier games this season", "games")
  }

  private static func splits(_ list: inout DefinitionList) {
    list.source = "schedule"
    list.add("home", .split, "1 at home, 0 away, missing on neutral ground", "flag")
    list.source = "box scores of earlier games"
    for column in main {
      list.add(
        "\(column.featureName)_split", .split,
        "mean where he plays tonight (home or away) less the mean elsewhere, weights 0.5^(k/40), x w / (w + 10)",
        column.unit, [column])
    }
  }

  private static func availability(_ list: inout DefinitionList) {
    list.source = "who appeared in his team's earlier games"
    for games in [10, 20] {
      list.add(
        "played_last\(games)", .availability, "share of the team's last \(games) games this season he was in", "share")
    }
    list.add("games_missed", .availability, "the team's games since his last one with it this season", "games")
    list.add("games_with_team", .availability, "his earlier games this season with tonight's team", "games")
  }

  private static func priors(_ list: inout DefinitionList) {
    list.source = "box scores of earlier seasons"
    for column in main {
      list.add(
        "\(column.featureName)_previous", .previousSeason, "mean of the last season he played before this one",
        column.unit, [column], level: column.level, lag: 1)
    }
    list.add("games_previous", .previousSeason, "games of the last season he played before this one", "games", lag: 1)
    list.source = "box scores of earlier games"
    for column in main {
      list.add(
        "\(column.featureName)_career", .career, "mean of all earlier games", column.unit, [column], level: column.level
      )
    }
    list.add("games_career", .career, "earlier games", "games")
  }

  private static func person(_ list: inout DefinitionList) {
    list.source = "player directory"
    list.add("age", .person, "years since birth", "years")
    list.add("experience", .person, "seasons he played in before this one", "seasons", lag: 1)
    list.add("height", .person, "height", "cm")
    for position in ["guard", "forward", "center"] {
      list.add("is_\(position)", .person, "1 where listed as \(position)", "flag")
    }
    list.add("draft_number", .person, "overall pick of the draft", "pick", lag: 1)
    list.source = "schedule"
    list.add("season_progress", .game, "the team's earlier games this season / 82", "share")
    list.add("is_playoffs", .game, "1 in the play-offs", "flag")
  }
}
