import BoxScores

/// The days that have games, played or scheduled.
public struct GameDays: Sendable {
  private let table: PlayerGameTable
  private let scheduled: [GameDay]

  public init(_ table: PlayerGameTable, schedule: [ScheduledGame]) {
    self.table = table
    scheduled = schedule.map(\.day)
  }

  /// The day that is forecast when none is named, and why that one: the first scheduled after the last that was played, else
  /// the last that was played. Nil without games.
  public var standing: (day: GameDay, note: String)? {
    let last = table.day.last.map(GameDay.init(number:))
    if let coming = scheduled.filter({ day in last.map { day > $0 } ?? true }).min() {
      return (coming, "No day was named: these are the games of \(coming), the next ones that are scheduled.")
    }
    guard let last else { return nil }
    return (
      last, "No day was named and no game is scheduled: these are the games of \(last), the last ones that were played."
    )
  }

  /// The nearest days with games before a day and after it.
  /// - Complexity: O(log n) in the rows of the table, and O(games of the schedule)
  public func around(_ day: GameDay) -> (before: GameDay?, after: GameDay?) {
    let first = table.firstRow(on: day)
    let next = table.firstRow(on: day.advanced(by: 1))
    let past = first > 0 ? [GameDay(number: table.day[first - 1])] : []
    let coming = next < table.count ? [GameDay(number: table.day[next])] : []
    return ((past + scheduled.filter { $0 < day }).max(), (coming + scheduled.filter { $0 > day }).min())
  }
}
