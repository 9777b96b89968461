import BoxScores

/// The days of a season that can be forecast: what `GET /v1/days` answers.
public struct DaysReport: Sendable, Encodable {
  /// A day with games.
  public struct Day: Sendable, Encodable {
    public let date: GameDay
    public let games: Int
    /// Who played, or is on a roster.
    public let players: Int
    /// Its box scores are there.
    public let played: Bool
  }

  public let season: Season
  /// Every season that has games, in order.
  public let seasons: [Season]
  public let simulated: Bool
  /// In order.
  public let days: [Day]
}

extension ServingModel {
  /// Every season that has games, played or to come.
  public var seasons: [Season] {
    Set(leagues.flatMap { $0.table.seasons + $0.schedule.map(\.season) }).sorted()
  }

  /// - Parameter season: Nil for that of the default day.
  /// - Returns: Nil for a season without games.
  /// - Complexity: O(rows of the season)
  public func days(of season: Season?) -> DaysReport? {
    guard let wanted = season ?? defaultDay.flatMap({ league(of: $0)?.slate.season }) else { return nil }
    for league in leagues {
      let coming = Dictionary(grouping: league.schedule.filter { $0.season == wanted }, by: \.day)
      let rows = league.table.rows(of: wanted)
      guard !rows.isEmpty || !coming.isEmpty else { continue }
      var days: [DaysReport.Day] = []
      var start = rows.lowerBound
      while start < rows.upperBound {
        let date = GameDay(number: league.table.day[start])
        let own = league.table.rows(on: date)
        days.append(
          .init(
            date: date, games: Set(own.map { league.table.gameId[$0] }).count, players: own.count, played: true))
        start = own.upperBound
      }
      let last = days.last?.date
      for (date, games) in coming where last.map({ date > $0 }) ?? true {
        let teams = Set(games.flatMap { [$0.home, $0.away] })
        days.append(
          .init(
            date: date, games: games.count,
            players: league.roster.count { !$0.isOut && teams.contains($0.team) }, played: false))
      }
      return DaysReport(
        season: wanted, seasons: seasons, simulated: league.isSimulated, days: days.sorted { $0.date < $1.date })
    }
    return nil
  }
}
