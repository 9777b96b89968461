import BoxScores

/// The days that are examined: those on which the past ends in different ways.
struct AuditDays {
  struct Choice: Hashable {
    var day: GameDay
    /// For reports: `first day of 2025`.
    var what: String
  }

  /// First day, a day in the middle and the first play-off day of the last seasons with rows; the middle of the second
  /// season and of the one halfway, for the eras that recorded less; and a date on which a player has two games, if there
  /// is one in the table.
  static func choose(in table: PlayerGameTable, seasons count: Int) -> [Choice] {
    var choices: [Choice] = []
    for season in table.seasons.dropFirst().suffix(count) {
      let rows = table.rows(of: season)
      let days = Array(Set(table.day[rows])).sorted()
      choices.append(Choice(day: GameDay(number: days[0]), what: "first day of \(season)"))
      choices.append(Choice(day: GameDay(number: days[days.count / 2]), what: "middle of \(season)"))
      if let first = rows.first(where: { table.gameType[$0] == GameType.playoffs.rawValue }) {
        choices.append(Choice(day: GameDay(number: table.day[first]), what: "first play-off day of \(season)"))
      }
    }
    let older = table.seasons.dropFirst().dropLast(count)
    for season in Set([older.first, older.dropFirst(older.count / 2).first].compactMap(\.self)).sorted() {
      let days = Array(Set(table.day[table.rows(of: season)])).sorted()
      choices.append(Choice(day: GameDay(number: days[days.count / 2]), what: "middle of \(season)"))
    }
    if let twice = twoGameDate(in: table) {
      choices.append(Choice(day: twice, what: "a date with two games of one player"))
    }
    return choices
  }

  /// It happened: 2007-12-19, when a game was replayed.
  static func twoGameDate(in table: PlayerGameTable) -> GameDay? {
    var last: [Int64: Int32] = [:]
    for row in 0..<table.count {
      if last.updateValue(table.day[row], forKey: table.personId[row]) == table.day[row] {
        return GameDay(number: table.day[row])
      }
    }
    return nil
  }
}
