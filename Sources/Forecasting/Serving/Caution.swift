import BoxScores
import Evaluation

/// Where a forecast stands on little, in words.
enum Caution {
  /// What a reader should know before he trusts a forecast; nil where there is nothing.
  ///
  /// - Parameters:
  ///   - past: The player's games before the day; nil without one.
  ///   - history: The games that hold them.
  static func text(
    of entry: Forecaster.Entry, _ past: (games: Int, lastDay: GameDay)?, on day: GameDay, in history: PlayerGameTable
  ) -> String? {
    guard let past else { return "no earlier game: forecast from team, opponent and league alone" }
    let days = day.number - past.lastDay.number
    let team = formerTeam(of: entry, past.lastDay, in: history)
    let moved = team.map { "last played for \($0) on \(past.lastDay)" }
    switch Familiarity(games: past.games, days: Int(days)) {
    case .longAgo:
      return "back after \(days) days: his last game was on \(past.lastDay)" + (team.map { ", for \($0)" } ?? "")
    case .fewGames:
      let few = past.games == 1 ? "one earlier game only" : "\(past.games) earlier games only"
      return few + (moved.map { "; \($0)" } ?? "")
    case .noGame, .recent: return moved
    }
  }

  /// The team of his last game, where a slate or a roster has him with another one: a trade, or a slip.
  private static func formerTeam(
    of entry: Forecaster.Entry, _ lastDay: GameDay, in history: PlayerGameTable
  ) -> String? {
    guard entry.participation != .knownToHavePlayed,
      let row = history.rows(on: lastDay).last(where: { history.personId[$0] == entry.slate.personId }),
      history.team[row] != entry.slate.team
    else { return nil }
    let team = history.team[row]
    return TeamCatalogue.shared.name(of: team, in: Season(Int(history.season[row])))?.fullName ?? "team \(team)"
  }
}
