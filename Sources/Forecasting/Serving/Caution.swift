import BoxScores

/// Where a forecast stands on little, in words.
enum Caution {
  /// Fewer career games than this, and his own past says little.
  static let fewGames = 10
  /// Longer than a summer: who comes back after so many days was away.
  static let longDays: Int32 = 250

  /// What a reader should know before he trusts a forecast; nil where there is nothing.
  ///
  /// - Parameter past: The player's games before the day; nil without one.
  static func text(_ past: (games: Int, lastDay: GameDay)?, on day: GameDay) -> String? {
    guard let past else { return "no earlier game: forecast from team, opponent and league alone" }
    let days = day.number - past.lastDay.number
    if days > longDays { return "back after \(days) days: his last game was on \(past.lastDay)" }
    guard past.games < fewGames else { return nil }
    return past.games == 1 ? "one earlier game only" : "\(past.games) earlier games only"
  }
}
