/// Products of what a player does and where he does it tonight. The order is that of `InteractionEmission`.
enum InteractionDefinitions {
  static let all: [FeatureDefinition] = {
    var list = DefinitionList(source: "box scores of earlier games")
    for column in PlayerDefinitions.main.prefix(4) {
      list.add(
        "\(column.featureName)_matchup", .interaction,
        "\(column.featureName)_rate_minutes x the opponent's allowed ratio", column.unit, [column, .minutes],
        level: column.level)
    }
    list.add(
      "points_pace", .interaction, "points_rate_minutes x expected pace / team pace", "points",
      [.points, .minutes] + TeamDefinitions.possessionInputs, level: .points)
    list.add(
      "minutes_margin", .interaction, "minutes_ewma6 x |team margin - opponent margin|", "minutes x points",
      [.minutes, .points])
    return list.definitions
  }()
}
