import BoxScores
import Features

/// Who is forecast on a day: the players who played, for a day that is over; the rosters of the scheduled games, for a day
/// to come.
public struct DaySlate: Sendable {
  public let season: Season
  public let entries: [Forecaster.Entry]

  public init(season: Season, entries: [Forecaster.Entry]) {
    self.season = season
    self.entries = entries
  }

  /// The players who played on a day; nil when there were no games.
  /// - Complexity: O(log n) in the rows of the table
  public init?(played date: GameDay, in table: PlayerGameTable) {
    let rows = table.rows(on: date)
    guard let first = rows.first else { return nil }
    season = Season(Int(table.season[first]))
    entries = rows.map { row in
      Forecaster.Entry(
        slate: SlateEntry(
          personId: table.personId[row], team: table.team[row], opponent: table.opponent[row], home: table.home[row],
          gameId: table.gameId[row], gameType: GameType(rawValue: table.gameType[row]) ?? .regularSeason),
        participation: .knownToHavePlayed)
    }
  }

  /// The rosters of a day's games, those who are known not to play left out; nil when no game is scheduled.
  public init?(scheduled games: [ScheduledGame], roster: [RosterEntry]) {
    guard let first = games.first else { return nil }
    let roster = Dictionary(grouping: roster.filter { !$0.isOut }, by: \.team)
    season = first.season
    entries = games.flatMap { game in
      [(game.home, game.away, Int8(1)), (game.away, game.home, Int8(0))].flatMap { team, opponent, home in
        (roster[team] ?? []).map { player in
          Forecaster.Entry(
            slate: SlateEntry(
              personId: player.personId, team: team, opponent: opponent, home: home, gameId: game.gameId,
              gameType: game.gameType), participation: .onRoster)
        }
      }
    }
  }
}

extension PlayerGameTable {
  /// The rows of a day.
  /// - Complexity: O(log n)
  func rows(on date: GameDay) -> Range<Int> {
    func bound(_ number: Int32) -> Int {
      var low = 0
      var high = count
      while low < high {
        let middle = (low + high) / 2
        if day[middle] < number { low = middle + 1 } else { high = middle }
      }
      return low
    }
    return bound(date.number)..<bound(date.number + 1)
  }
}
