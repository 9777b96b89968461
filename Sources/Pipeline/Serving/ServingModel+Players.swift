import BoxScores
import Forecasting
import Foundation
import MetaLearner
import NativeLibraries

extension ServingModel {
  /// Games on a player's page.
  static let gamesShown = 30
  static let neighboursShown = 10

  /// - Parameter text: Part of a name, or an id.
  public func search(_ text: String, limit: Int) -> PlayerSearchReport {
    var entries: [PlayerSearchReport.Entry] = []
    for league in leagues {
      var found = league.search(text, limit: limit - entries.count)
      if let id = Int64(text), league.knows(id), !found.contains(id) { found.insert(id, at: 0) }
      entries += found.prefix(limit - entries.count).map { id in
        let seasons = league.playerSeasons[id]
        return PlayerSearchReport.Entry(
          personId: id, player: league.name(of: id), team: league.team(of: id), firstSeason: seasons?.lowerBound,
          lastSeason: seasons?.upperBound, games: league.rows(of: id).count, simulated: league.isSimulated)
      }
      if entries.count >= limit { break }
    }
    return PlayerSearchReport(players: entries)
  }

  /// - Parameters:
  ///   - day: Forecasts of `date`, where there are any.
  ///   - problem: Why there are none.
  /// - Returns: Nil for a player whom the games do not know.
  public func player(_ id: Int64, on date: GameDay?, _ day: DayForecasts?, problem: String?) -> PlayerReport? {
    guard let league = league(knowing: id) else { return nil }
    let past = league.rows(of: id, before: date)
    let index = day?.report.forecasts.firstIndex { $0.personId == id }
    let forecast = day.flatMap { day in
      index.flatMap { index in
        date.map { served(day, index, on: $0, league, atLeast: [:], history: 0, isWhole: true) }
      }
    }
    let (nearest, note) = nearest(to: id, league)
    return PlayerReport(
      personId: id, player: league.name(of: id), team: league.team(of: id), simulated: league.isSimulated, date: date,
      seasons: means(past, league),
      games: past.suffix(Self.gamesShown).map { PlayedGame(Int($0), in: league) }, forecast: forecast,
      forecastNote: forecast != nil
        ? nil : problem ?? (date.map { "\(league.name(of: id)) does not play on \($0)" } ?? "no day to forecast"),
      nearest: nearest, nearestNote: note)
  }

  private func means(_ rows: ArraySlice<Int32>, _ league: ServedLeague) -> [PlayerReport.SeasonMeans] {
    let seasons = Dictionary(grouping: rows) { league.table.season[Int($0)] }
    return seasons.sorted { $0.key > $1.key }.map { season, rows in
      func mean(_ column: BoxColumn) -> Double? {
        let values = rows.compactMap { league.row(Int($0), column) }
        return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
      }
      return PlayerReport.SeasonMeans(
        season: Season(Int(season)), games: rows.count, minutes: mean(.minutes), points: mean(.points),
        rebounds: mean(.rebounds), assists: mean(.assists), threes: mean(.threePointersMade))
    }
  }

  private func nearest(to id: Int64, _ league: ServedLeague) -> ([PlayerReport.Near], String?) {
    guard let generation = newest(of: league.kind) else { return ([], "no model is loaded") }
    guard let neighbours = generation.neighbours else { return ([], generation.neighboursNote) }
    do {
      let found = try neighbours.nearest(to: id, count: Self.neighboursShown)
      return (
        found.map {
          PlayerReport.Near(
            personId: $0.personId, player: league.name(of: $0.personId), season: neighbours.season,
            distance: max(0, 1 - $0.similarity))
        }, nil
      )
    } catch {
      return ([], error.message)
    }
  }
}
