import BoxScores
import Evaluation

/// Where a forecast stands on little, in words.
enum Caution {
  /// What a reader should know before he trusts a forecast; nil where there is nothing.
  ///
  /// - Parameter past: The player's games before the day; nil without one.
  static func text(_ past: (games: Int, lastDay: GameDay)?, on day: GameDay) -> String? {
    guard let past else { return "no earlier game: forecast from team, opponent and league alone" }
    let days = day.number - past.lastDay.number
    switch Familiarity(games: past.games, days: Int(days)) {
    case .longAgo: return "back after \(days) days: his last game was on \(past.lastDay)"
    case .fewGames: return past.games == 1 ? "one earlier game only" : "\(past.games) earlier games only"
    case .noGame, .recent: return nil
    }
  }
}
