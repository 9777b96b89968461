import BoxScores
import Evaluation
import Forecasting
import Foundation

/// A forecast as `predict` prints it, and beside it what a page about it needs.
public struct ServedForecast: Sendable, Encodable {
  public let forecast: ForecastReport.Forecast
  /// Minutes of the game; nil where no window speaks about them.
  public let expectedMinutes: Double?
  /// Why it is less sure than others; empty where it is not.
  public let cautions: [String]
  /// He is known to have played.
  public let played: Bool
  /// What became of it; nil for a game that is not over.
  public let actual: PlayedGame?
  /// His last games before the day, oldest first; nil where they were not asked for.
  public let recent: [PlayedGame]?
  /// The probability of exactly 0, 1, 2 ..., by stat, cut where what follows is less likely than `tail`; nil where it was
  /// not asked for.
  public let distributions: [Stat: [Double]]?

  static let tail = 1e-4

  private enum Key: String, CodingKey { case expectedMinutes, cautions, played, actual, recent, distributions }

  public func encode(to encoder: any Encoder) throws {
    try forecast.encode(to: encoder)
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(expectedMinutes, forKey: .expectedMinutes)
    try container.encode(cautions, forKey: .cautions)
    try container.encode(played, forKey: .played)
    try container.encode(actual, forKey: .actual)
    try container.encodeIfPresent(recent, forKey: .recent)
    try container.encodeIfPresent(
      distributions.map { Dictionary(uniqueKeysWithValues: $0.map { ($0.key.rawValue, $0.value) }) },
      forKey: .distributions)
  }

  static func cut(_ distribution: CountDistribution) -> [Double] {
    var left = 1.0
    var kept: [Double] = []
    for probability in distribution.probabilities {
      kept.append(probability)
      left -= probability
      if left < tail { break }
    }
    return kept
  }
}

extension ServingModel {
  /// The part of a day that a query asks for. Nothing is forecast here: `day` was.
  ///
  /// - Parameter date: The day that `day` is of.
  public func answer(_ query: ForecastQuery, from day: DayForecasts, on date: GameDay) -> ServedForecasts {
    let league = leagues.first { $0.isSimulated == day.report.simulated } ?? leagues[0]
    let chosen = day.report.forecasts.indices.filter { index in
      let forecast = day.report.forecasts[index]
      return (query.player.map { $0 == forecast.personId } ?? true)
        && (query.team.map { Self.names($0, forecast.team, day.details[index].team) } ?? true)
    }
    let served = chosen.map { index in
      self.served(
        day, index, on: date, league, atLeast: query.atLeast, combinedAtLeast: query.combinedAtLeast,
        history: query.history, isWhole: false)
    }
    let note =
      !served.isEmpty
      ? nil
      : query.player != nil
        ? "player \(query.player!) does not play on \(date)"
        : query.team != nil ? "no team '\(query.team!)' plays on \(date)" : "nobody plays on \(date)"
    return ServedForecasts(report: day.report, forecasts: served, note: note)
  }

  /// A team is meant by its code, or by part of its name.
  private static func names(_ text: String, _ team: String, _ code: Int16) -> Bool {
    String(code) == text || team.lowercased().contains(text.lowercased())
  }

  func served(
    _ day: DayForecasts, _ index: Int, on date: GameDay, _ league: ServedLeague, atLeast: [Stat: [Int]],
    combinedAtLeast: [Int] = [], history: Int, isWhole: Bool
  ) -> ServedForecast {
    let told = day.report.forecasts[index]
    let detail = day.details[index]
    var combined = told.combined
    if !combinedAtLeast.isEmpty, let distribution = detail.combined {
      combined = combined?.asking(combinedAtLeast, of: distribution)
    }
    let forecast =
      atLeast.isEmpty && combinedAtLeast.isEmpty
      ? told
      : ForecastReport.Forecast(
        personId: told.personId, player: told.player, gameId: told.gameId, gameDate: told.gameDate, team: told.team,
        opponent: told.opponent, home: told.home, participation: told.participation,
        stats: Dictionary(
          uniqueKeysWithValues: told.stats.map { stat, summary in
            guard let counts = atLeast[stat], let distribution = detail.distributions[stat] else {
              return (stat, summary)
            }
            return (stat, summary.asking(counts, of: distribution))
          }), combined: combined, expectedMinutes: told.expectedMinutes, caution: told.caution)
    let played = told.participation == .knownToHavePlayed
    let row =
      played
      ? league.rows(of: told.personId).reversed().first {
        league.table.day[Int($0)] == date.number && league.table.gameId[Int($0)] == told.gameId
      } : nil
    return ServedForecast(
      forecast: forecast, expectedMinutes: detail.expectedMinutes, cautions: told.caution.map { [$0] } ?? [],
      played: played, actual: row.map { PlayedGame(Int($0), in: league) },
      recent: history > 0
        ? league.rows(of: told.personId, before: date).suffix(history).map { PlayedGame(Int($0), in: league) } : nil,
      distributions: isWhole ? detail.distributions.mapValues(ServedForecast.cut) : nil)
  }
}
