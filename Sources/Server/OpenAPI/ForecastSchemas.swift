/// Shapes of forecasts, days and players.
enum ForecastSchemas {
  private static let context: [String: JSON] = [
    "cutOff": Shape.maybe(Shape.season), "asOf": Shape.day, "bundle": Shape.maybe(Shape.text), "model": Shape.text,
    "champion": Shape.maybe(Shape.text), "configuration": Shape.maybe(Shape.text), "variant": Shape.variant,
    "simulated": Shape.flag, "notes": Shape.list(Shape.text),
    "forecasts": Shape.list(Shape.reference("Forecast")),
  ]

  private static let forecasts =
    "What predict --json prints; note says why there are no forecasts. champion is the configuration that was promoted, "
    + "null where none was; configuration is what is in force either way."

  private static let inForce =
    "The model in force, promoted or not: promotedAt is null where none was promoted and the newest generation is used."

  private static let means: [String: JSON] = [
    "minutes": Shape.maybe(Shape.number), "points": Shape.maybe(Shape.number), "rebounds": Shape.maybe(Shape.number),
    "assists": Shape.maybe(Shape.number), "threes": Shape.maybe(Shape.number),
  ]

  static let all: [String: JSON] = [
    "Forecasts": Shape.object(
      context, optional: ["note": Shape.text],
      about: forecasts),
    "StatForecast": Shape.object(
      [
        "mean": Shape.number, "median": Shape.number, "q10": Shape.number, "q90": Shape.number, "sigma": Shape.number,
      ], optional: ["atLeast": Shape.map(Shape.probability)],
      about:
        "median: V4's own, which absolute errors are scored by; it may differ from the median of the distribution that q10, q90, sigma and atLeast are of. atLeast: the probability of so many or more, by the count."
    ),
    "Forecast": Shape.object(
      [
        "personId": Shape.count, "player": Shape.text, "gameId": Shape.maybe(Shape.count), "gameDate": Shape.day,
        "team": Shape.text, "opponent": Shape.text, "home": Shape.maybe(Shape.flag),
        "participation": Shape.choice("knownToHavePlayed", "onRoster", "onSlate"),
        "stats": Shape.map(Shape.reference("StatForecast")), "expectedMinutes": Shape.maybe(Shape.number),
        "cautions": Shape.list(Shape.text), "played": Shape.flag,
        "actual": Shape.maybe(Shape.reference("PlayedGame")),
      ],
      optional: [
        "caution": Shape.text, "combined": Shape.object(["pointsReboundsAssists": Shape.reference("StatForecast")]),
        "recent": Shape.list(Shape.reference("PlayedGame")),
        "distributions": Shape.map(Shape.list(Shape.probability)),
      ],
      about: "distributions: the probability of exactly 0, 1, 2 ..., cut where what follows is below 0.0001."),
    "PlayedGame": Shape.object(
      [
        "gameId": Shape.count, "gameDate": Shape.day, "team": Shape.text, "opponent": Shape.text,
        "home": Shape.maybe(Shape.flag),
      ].merging(means) { first, _ in first }),
    "Days": Shape.object([
      "season": Shape.season, "seasons": Shape.list(Shape.season), "simulated": Shape.flag,
      "days": Shape.list(
        Shape.object(["date": Shape.day, "games": Shape.count, "players": Shape.count, "played": Shape.flag])),
    ]),
    "PlayerSearch": Shape.object([
      "players": Shape.list(
        Shape.object([
          "personId": Shape.count, "player": Shape.text, "team": Shape.maybe(Shape.text),
          "firstSeason": Shape.maybe(Shape.season), "lastSeason": Shape.maybe(Shape.season), "games": Shape.count,
          "simulated": Shape.flag,
        ]))
    ]),
    "Player": Shape.object([
      "personId": Shape.count, "player": Shape.text, "team": Shape.maybe(Shape.text), "simulated": Shape.flag,
      "date": Shape.maybe(Shape.day),
      "seasons": Shape.list(
        Shape.object(["season": Shape.season, "games": Shape.count].merging(means) { first, _ in first })),
      "games": Shape.list(Shape.reference("PlayedGame")), "forecast": Shape.maybe(Shape.reference("Forecast")),
      "forecastNote": Shape.maybe(Shape.text),
      "nearest": Shape.list(
        Shape.object([
          "personId": Shape.count, "player": Shape.text, "season": Shape.season, "distance": Shape.number,
        ])), "nearestNote": Shape.maybe(Shape.text),
    ]),
    "Explanation": Shape.object([
      "personId": Shape.count, "player": Shape.text, "gameId": Shape.maybe(Shape.count), "gameDate": Shape.day,
      "team": Shape.text, "opponent": Shape.text, "home": Shape.maybe(Shape.flag), "participation": Shape.text,
      "caution": Shape.maybe(Shape.text), "cutOff": Shape.season, "asOf": Shape.day, "model": Shape.text,
      "variant": Shape.variant, "configuration": Shape.maybe(Shape.text), "bundle": Shape.maybe(Shape.text),
      "simulated": Shape.flag, "typicalOf": Shape.text, "stats": Shape.map(["type": "object"]),
      "nearest": Shape.list(["type": "object"]), "nearestNote": Shape.maybe(Shape.text),
      "notes": Shape.list(Shape.text),
    ]),
    "Status": Shape.object([
      "version": Shape.text, "source": Shape.choice("workspace", "bundle"),
      "bundle": Shape.maybe(Shape.object(["sha256": Shape.text, "made": Shape.maybe(Shape.instant)])),
      "ready": Shape.flag, "reason": Shape.maybe(Shape.text),
      "champion": Shape.maybe(
        Shape.object(
          [
            "key": Shape.text, "season": Shape.season, "variant": Shape.variant, "configuration": Shape.text,
            "cutOff": Shape.maybe(Shape.day), "promotedAt": Shape.maybe(Shape.instant), "windowsVisible": Shape.count,
          ],
          about: inForce)),
      "data": Shape.object([
        "real": Shape.maybe(Shape.reference("Games")), "simulated": Shape.maybe(Shape.reference("Games")),
      ]), "defaultDay": Shape.maybe(Shape.day), "training": Shape.reference("Training"), "simulatedOnly": Shape.flag,
    ]),
    "Games": Shape.object([
      "rows": Shape.count, "players": Shape.count, "firstSeason": Shape.season, "lastSeason": Shape.season,
      "lastDay": Shape.day,
    ]),
    "Training": Shape.object([
      "running": Shape.flag,
      "holder": Shape.maybe(Shape.object(["what": Shape.text, "since": Shape.instant, "host": Shape.text])),
    ]),
  ]
}
