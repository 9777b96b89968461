import Analyzer
import NIOCore
import Pipeline

/// Betting lines, judged.
enum LinesRoutes {
  static let mostBytes = 5 << 20

  static func routes(_ engine: Engine) -> [Route] {
    [
      Route(
        method: .post, path: "/v1/lines/analyze", operation: "analyzeLines", tag: "lines",
        summary: "Judges lines: what analyze --json prints.",
        parameters: [
          Parameter(
            name: "bankroll", form: .decimal(0.01...1_000_000_000), about: "In any currency; stakes are amounts of it."),
          Parameter(
            name: "odds", form: .choice(["american", "decimal"]),
            about: "How prices are written: a CSV's are American, and a JSON file's prices tell, where it is absent."),
          Parameter(name: "date", form: .day, about: "Games of this day only."),
        ],
        body: Route.Body(
          about: "Lines as a CSV, or event odds of The Odds API v4 as downloaded.",
          content: ["text/csv": ["type": "string"], "application/json": ["type": ["object", "array"]]],
          mostBytes: mostBytes),
        schema: "Analysis", problems: [404, 422, 503]
      ) { call in try await analyze(call, engine) }
    ]
  }

  private static func analyze(_ call: Call, _ engine: Engine) async throws -> Answer {
    let isJSON = (call.headers[.contentType] ?? "").lowercased().hasPrefix("application/json")
    let options = LineAnalysisOptions(date: call.day("date"), bankroll: call.decimal("bankroll"))
    let notation = call.text("odds").flatMap(Odds.Notation.init(rawValue:))
    let bytes = Array(call.body.readableBytesView)
    let model = try await engine.current()
    let pieces = try await engine.long {
      let report = try LineAnalysis(model.lineModels).run(
        bytes, as: isJSON ? .oddsAPI : .csv, named: isJSON ? "body.json" : "body.csv", notation: notation,
        options: options)
      var pieces = LongAnswer()
      try report.writeJSON { pieces.append($0) }
      return pieces
    }
    return Answer(pieces, type: Answer.json)
  }
}
