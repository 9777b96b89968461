import BoxScores
import Testing

@testable import Registry

@Suite struct BillingCycleTests {
  @Test(arguments: [
    ("2026-12-01", "2026-11-22", "2026-11-01", "2026-12-01"), ("2026-12-01", "2026-12-01", "2026-12-01", "2027-01-01"),
    ("2026-12-01", "2026-12-31", "2026-12-01", "2027-01-01"), ("2026-01-31", "2026-02-27", "2026-01-31", "2026-02-28"),
    ("2026-01-31", "2026-02-28", "2026-02-28", "2026-03-31"), ("2026-01-31", "2026-03-30", "2026-02-28", "2026-03-31"),
    ("2026-01-31", "2028-02-29", "2028-02-29", "2028-03-31"), ("2026-01-30", "2027-03-01", "2027-02-28", "2027-03-30"),
    ("2024-02-29", "2025-03-28", "2025-02-28", "2025-03-29"), ("2026-05-15", "2026-01-02", "2025-12-15", "2026-01-15"),
  ])
  func cyclesAreMonthsFromTheDay(anchor: String, day: String, start: String, reset: String) {
    let cycle = BillingCycle(anchor: GameDay(anchor)!, containing: GameDay(day)!)
    #expect(cycle.start.description == start && cycle.reset.description == reset)
  }

  /// Cycles follow each other without a gap and without an overlap, whatever the day they begin on.
  @Test(arguments: 1...31)
  func everyDayLiesInOneCycle(first: Int) {
    let anchor = GameDay(year: 2027, month: 1, day: first)!
    var cycle = BillingCycle(anchor: anchor, containing: GameDay("2023-06-01")!)
    for number in GameDay("2023-06-01")!.number...GameDay("2028-06-01")!.number {
      let day = GameDay(number: number)
      let found = BillingCycle(anchor: anchor, containing: day)
      if day == cycle.reset {
        #expect(found.start == cycle.reset)
      } else {
        #expect(found == cycle)
      }
      #expect(found.start <= day && day < found.reset && (28...31).contains(found.reset.number - found.start.number))
      cycle = found
    }
  }
}
