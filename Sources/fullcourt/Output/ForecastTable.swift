import BoxScores
import Forecasting

/// Forecasts as a table for people.
enum ForecastTable {
  static func text(_ report: ForecastReport) -> String {
    let isCombined = report.forecasts.contains { $0.combined != nil }
    var table = TextTable(
      [("player", .left), ("team", .left), ("opponent", .left)]
        + (Stat.allCases.map(\.rawValue) + (isCombined ? ["p+r+a"] : [])).flatMap { name in
          [(name, TextTable.Alignment.right), ("80 %", .right)]
        })
    var game: Int64?
    for forecast in report.forecasts {
      if let game, game != forecast.gameId { table.addRule() }
      game = forecast.gameId
      table.add(
        [forecast.player, forecast.team, (forecast.home == false ? "at " : "") + forecast.opponent]
          + (Stat.allCases.map { forecast.stats[$0] } + (isCombined ? [forecast.combined] : [])).flatMap {
            known -> [String] in
            guard let known else { return ["-", "-"] }
            return [Format.decimal(known.mean, 1), "\(whole(known.q10))-\(whole(known.q90))"]
          })
    }
    return
      ([table.text, "", "Means, and intervals from the 10 % to the 90 % quantile."] + chances(report) + cautions(report)
      + report.notes).joined(separator: "\n")
  }

  /// The probabilities that were asked for, in a table of their own.
  private static func chances(_ report: ForecastReport) -> [String] {
    var known: [(name: String, of: (ForecastReport.Forecast) -> ForecastReport.StatForecast?)] = []
    for stat in Stat.allCases { known.append((name: stat.rawValue, of: { $0.stats[stat] })) }
    known.append((name: "p+r+a", of: { $0.combined }))
    let asked = known.flatMap { known in
      Set(report.forecasts.flatMap { known.of($0).map { Array($0.atLeast.keys) } ?? [] }).sorted().map { (known, $0) }
    }
    guard !asked.isEmpty else { return [] }
    var table = TextTable([("player", .left)] + asked.map { ("\($0.1)+ \($0.0.name)", .right) })
    for forecast in report.forecasts {
      table.add(
        [forecast.player]
          + asked.map { known, count in
            known.of(forecast)?.atLeast[count].map { "\(Format.decimal($0 * 100, 1)) %" } ?? "-"
          })
    }
    return ["", table.text, ""]
  }

  private static func cautions(_ report: ForecastReport) -> [String] {
    report.forecasts.compactMap { forecast in forecast.caution.map { "\(forecast.player): \($0)." } }
  }

  private static func whole(_ value: Double) -> String { Format.decimal(value, 0) }
}
