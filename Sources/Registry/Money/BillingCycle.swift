import BoxScores

/// The months that a budget is counted in. All days are those of UTC.
///
/// A cycle begins on the same day of every month; in a month that is too short, on its last day (31 January, 28 February,
/// 31 March). The day that names the cycles may lie in the past or in the future.
public struct BillingCycle: Sendable, Hashable {
  /// The first day.
  public let start: GameDay
  /// The first day of the next cycle: on it everything that was spent is forgotten.
  public let reset: GameDay

  /// The cycle that holds a day, where cycles begin on the day of the month of `anchor`.
  public init(anchor: GameDay, containing day: GameDay) {
    var month = Self.monthIndex(day)
    if Self.start(anchor, month) > day { month -= 1 }
    start = Self.start(anchor, month)
    reset = Self.start(anchor, month + 1)
  }

  private static func monthIndex(_ day: GameDay) -> Int { day.calendar.year * 12 + day.calendar.month - 1 }

  private static func start(_ anchor: GameDay, _ month: Int) -> GameDay {
    var day = anchor.calendar.day
    while true {
      if let found = GameDay(year: month / 12, month: month % 12 + 1, day: day) { return found }
      day -= 1
      precondition(day > 0, "the calendar ends in the year 9999")
    }
  }
}
