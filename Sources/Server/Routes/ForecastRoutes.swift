import Analyzer
import BoxScores
import Pipeline

/// Forecasts, and the days and players there are.
enum ForecastRoutes {
  private static let date = Parameter(
    name: "date", form: .day, about: "The day; the next one with games, else the last one, where it is absent.")

  static func routes(_ engine: Engine) -> [Route] {
    [
      Route(
        method: .get, path: "/v1/status", operation: "status", tag: "forecasts",
        summary: "What is served: the champion, the games, and who trains.", schema: "Status"
      ) { _ in try .json(await engine.status()) },
      Route(
        method: .get, path: "/v1/days", operation: "days", tag: "forecasts",
        summary: "The days of a season that can be forecast.",
        parameters: [
          Parameter(
            name: "season", form: .integer(1947...2099),
            about: "The year a season ends in; that of the default day where it is absent.")
        ], schema: "Days", problems: [404, 503]
      ) { call in
        let season = call.integer("season").map { Season(Int($0)) }
        let model = try await engine.current()
        guard let days = model.days(of: season) else {
          throw Problem(
            404, "games.season", "there are no games of season \(season?.description ?? "-")",
            expected: model.seasons.first.map { "a season from \($0) to \(model.seasons.last ?? $0)" })
        }
        return try .json(days)
      },
      Route(
        method: .get, path: "/v1/forecasts", operation: "forecasts", tag: "forecasts",
        summary: "Forecasts of a day: what predict --json prints, with more beside each.",
        parameters: [
          date,
          Parameter(name: "player", form: .integer(1...Parameter.largestPlayerId), about: "Only this player, by id."),
          Parameter(name: "team", form: .text(1...60), about: "Only this team: part of its name, or its code."),
          Parameter(
            name: "atLeast", form: .counts,
            about:
              "Add the probability of so many or more of a stat, or of 'pra', points + rebounds + assists; may be repeated."
          ),
          Parameter(
            name: "history", form: .integer(0...82), about: "So many last games of each player.", standing: 0),
        ], schema: "Forecasts", problems: [404, 503]
      ) { call in try await forecasts(call, engine) },
      Route(
        method: .get, path: "/v1/players", operation: "searchPlayers", tag: "players",
        summary: "Players by name, the best match first; accents and case do not count.",
        parameters: [
          Parameter(name: "q", form: .text(1...80), about: "Part of a name, or an id.", isRequired: true),
          Parameter(name: "limit", form: .integer(1...100), about: "So many at most.", standing: 20),
        ], schema: "PlayerSearch", problems: [503]
      ) { call in
        let model = try await engine.current()
        return try .json(model.search(call.text("q") ?? "", limit: Int(call.integer("limit") ?? 20)))
      },
      Route(
        method: .get, path: "/v1/players/{id}", operation: "player", tag: "players",
        summary: "A player's seasons, last games, forecast with its whole distribution, and who is like him.",
        parameters: [
          Parameter(name: "id", place: .path, form: .integer(1...Parameter.largestPlayerId), about: "The player's id."),
          date,
        ], schema: "Player", problems: [404, 503]
      ) { call in try await player(call, engine) },
      Route(
        method: .get, path: "/v1/players/{id}/explanation", operation: "explanation", tag: "players",
        summary: "Why a player's forecast is what it is: what explain --json prints.",
        parameters: [
          Parameter(name: "id", place: .path, form: .integer(1...Parameter.largestPlayerId), about: "The player's id."),
          date,
          Parameter(
            name: "stat", form: .choice(Stat.allCases.map(\.rawValue)), about: "Only this one; all where it is absent."),
        ], schema: "Explanation", problems: [404, 503]
      ) { call in try await explanation(call, engine) },
    ]
  }

  private static func forecasts(_ call: Call, _ engine: Engine) async throws -> Answer {
    let model = try await engine.current()
    guard let date = call.day("date") ?? model.defaultDay else {
      throw Problem(503, "workspace.noGames", "there are no games", mend: "fullcourt data import PATH...")
    }
    let asked = call.counts("atLeast")
    let query = ForecastQuery(
      player: call.integer("player"), team: call.text("team"),
      atLeast: Dictionary(
        uniqueKeysWithValues: asked.compactMap { market, counts in market.stat.map { ($0, counts) } }),
      combinedAtLeast: asked[.pra] ?? [], history: Int(call.integer("history") ?? 0))
    let day = try await engine.day(date)
    let (bytes, isKnown) = try day.answer(query) { ServedNobody(date: $0, model) }
    if isKnown { engine.metrics.forecasts(from: .answer) }
    return Answer(bytes, type: Answer.json)
  }

  private static func explanation(_ call: Call, _ engine: Engine) async throws -> Answer {
    let model = try await engine.current()
    let id = call.integer("id") ?? 0
    guard let date = call.day("date") ?? model.defaultDay else {
      throw Problem(503, "workspace.noGames", "there are no games", mend: "fullcourt data import PATH...")
    }
    let notPlaying = Problem(
      404, "explanation.notPlaying", "player \(id) does not play on \(date)",
      mend: "/v1/forecasts?date=\(date) lists who does")
    let day = try await engine.day(date)
    guard day.forecasts?.report.forecasts.contains(where: { $0.personId == id }) == true else { throw notPlaying }
    let stats = call.text("stat").flatMap(Stat.init(rawValue:)).map { [$0] } ?? Stat.allCases
    let bytes = try await day.explanation("\(id) \(stats.count) \(stats[0])") {
      try await engine.long {
        guard let made = try day.model.explanation(of: id, on: date, stats: stats) else { throw notPlaying }
        return try JSONBytes.encode(made)
      }
    }
    return Answer(bytes, type: Answer.json)
  }

  private static func player(_ call: Call, _ engine: Engine) async throws -> Answer {
    let model = try await engine.current()
    let id = call.integer("id") ?? 0
    guard model.league(knowing: id) != nil else {
      throw Problem(
        404, "player.unknown", "no player has the id \(id)", mend: "/v1/players?q=NAME finds players by name")
    }
    let date = call.day("date") ?? model.defaultDay
    var problem: String?
    var day: ServedDay?
    if let date {
      do { day = try await engine.day(date) } catch { problem = Problem(error).detail }
    }
    let asked = day?.model ?? model
    guard let report = asked.player(id, on: date, day?.forecasts, problem: problem) else {
      throw Problem(404, "player.unknown", "no player has the id \(id)")
    }
    return try .json(report)
  }
}

extension ServedNobody {
  init(date: GameDay, _ model: ServingModel) {
    let facts = model.championFacts
    self.init(
      asOf: date.advanced(by: -1), bundle: model.bundle.map { String($0.identity.prefix(12)) },
      champion: facts?.promotedAt == nil ? nil : facts?.configuration, configuration: facts?.configuration,
      cutOff: facts?.season, variant: model.variant.rawValue, simulated: model.leagues.first?.isSimulated ?? false,
      note: "nobody plays on \(date)")
  }
}
