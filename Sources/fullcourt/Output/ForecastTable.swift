import BoxScores
import Forecasting

/// Forecasts as a table for people and as CSV for everything else.
enum ForecastTable {
  static func text(_ report: ForecastReport) -> String {
    var table = TextTable(
      [("player", .left), ("team", .left), ("opponent", .left)]
        + Stat.allCases.flatMap { stat -> [(String, TextTable.Alignment)] in
          [(stat.rawValue, .right), ("80 %", .right)]
        })
    var game: Int64?
    for forecast in report.forecasts {
      if let game, game != forecast.gameId { table.addRule() }
      game = forecast.gameId
      table.add(
        [forecast.player, forecast.team, (forecast.home == false ? "at " : "") + forecast.opponent]
          + Stat.allCases.flatMap { stat -> [String] in
            guard let known = forecast.stats[stat] else { return ["-", "-"] }
            return [Format.decimal(known.mean, 1), "\(whole(known.q10))-\(whole(known.q90))"]
          })
    }
    return ([table.text, "", "Means, and intervals from the 10 % to the 90 % quantile."] + report.notes).joined(
      separator: "\n")
  }

  static func csv(_ report: ForecastReport) -> String {
    let figures = ["mean", "median", "q10", "q90", "sigma"]
    let head =
      ["gameDate", "gameId", "personId", "player", "team", "opponent", "home", "participation"]
      + Stat.allCases.flatMap { stat in figures.map { "\(stat.rawValue)_\($0)" } }
    let lines = report.forecasts.map { forecast in
      let facts = [
        forecast.gameDate.description, forecast.gameId.map(String.init) ?? "", String(forecast.personId),
        quoted(forecast.player), quoted(forecast.team), quoted(forecast.opponent),
        forecast.home.map { $0 ? "1" : "0" } ?? "", forecast.participation.rawValue,
      ]
      let numbers = Stat.allCases.flatMap { stat -> [String] in
        guard let known = forecast.stats[stat] else { return Array(repeating: "", count: figures.count) }
        return [known.mean, known.median, known.q10, known.q90, known.sigma].map { "\($0)" }
      }
      return (facts + numbers).joined(separator: ",")
    }
    return ([head.joined(separator: ",")] + lines).joined(separator: "\n")
  }

  private static func whole(_ value: Double) -> String { Format.decimal(value, 0) }

  private static func quoted(_ text: String) -> String {
    guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
