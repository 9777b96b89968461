import BoxScores

/// When players were last seen, to say where a forecast stands on little.
struct PlayerAbsence {
  /// Fewer career games than this, and his own past says little.
  static let fewGames: Int32 = 10
  /// Longer than a summer: who comes back after so many days was away.
  static let longDays: Int32 = 250

  private var last: [Int64: (day: Int32, games: Int32)] = [:]

  /// - Complexity: O(rows of history)
  init(of people: Set<Int64>, _ history: PlayerGameTable, through day: GameDay) {
    for row in 0..<history.count where history.day[row] <= day.number {
      let person = history.personId[row]
      guard people.contains(person) else { continue }
      last[person] = (history.day[row], (last[person]?.games ?? 0) + 1)
    }
  }

  /// What a reader should know before he trusts a forecast; nil where there is nothing.
  func caution(_ person: Int64, on day: GameDay) -> String? {
    guard let known = last[person] else { return "no earlier game: forecast from team, opponent and league alone" }
    let days = day.number - known.day
    if days > Self.longDays { return "back after \(days) days: his last game was on \(GameDay(number: known.day))" }
    guard known.games < Self.fewGames else { return nil }
    return known.games == 1 ? "one earlier game only" : "\(known.games) earlier games only"
  }
}
