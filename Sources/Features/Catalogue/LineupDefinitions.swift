import BoxScores

/// What is known when it is known who plays tonight. The order is that of `LineupEmission`.
enum LineupDefinitions {
  static let summed: [(name: String, column: BoxColumn)] = [
    ("minutes", .minutes), ("points", .points), ("rebounds", .rebounds), ("assists", .assists),
    ("threes", .threePointersMade), ("shots", .fieldGoalsAttempted),
  ]

  static let all: [FeatureDefinition] = {
    var list = DefinitionList(source: "who appears tonight, box scores of their earlier games")
    list.variant = .lineup
    for (name, column) in summed {
      list.add(
        "with_\(name)", .lineup, "sum of ewma6 over the team's other rotation players who play tonight", column.unit,
        [column], level: column.level)
    }
    for (name, column) in summed {
      list.add(
        "against_\(name)", .lineup, "sum of ewma6 over the opponent's rotation players who play tonight", column.unit,
        [column], level: column.level)
    }
    for (name, column) in summed {
      list.add("share_\(name)", .lineup, "his ewma6 / (his + with_\(name))", "share", [column])
    }
    for (name, column) in summed where column == .minutes || column == .fieldGoalsAttempted || column == .points {
      list.add(
        "change_\(name)", .lineup, "tonight's sum of his team / the usual sum of its last 10 games", "ratio", [column])
    }
    list.add(
      "absent_minutes", .lineup, "usual minutes of his team's rotation players who do not play", "minutes", [.minutes],
      level: .minutes)
    list.add(
      "absent_position_minutes", .lineup, "the same over players of his position", "minutes", [.minutes],
      level: .minutes)
    list.add("absent_count", .lineup, "rotation players of his team who do not play", "players")
    list.add(
      "rank_tonight", .lineup, "1 + those who play tonight and have a higher ewma6 of minutes", "rank", [.minutes])
    list.add(
      "opponent_absent_minutes", .lineup, "usual minutes of the opponent's rotation players who do not play", "minutes",
      [.minutes], level: .minutes)
    return list.definitions
  }()
}
