import BoxScores
import Foundation
import Testing

@testable import Pipeline

@Suite struct AskedDayTests {
  /// The league's day ends five hours after that of Greenwich, in summer four.
  @Test(arguments: [
    ("2026-01-05T12:00:00Z", "2026-01-05"), ("2026-01-06T04:59:00Z", "2026-01-05"),
    ("2026-01-06T05:00:00Z", "2026-01-06"), ("2026-04-06T04:00:00Z", "2026-04-06"),
  ])
  func todayIsTheLeagues(now: String, today: String) throws {
    let now = try Date(now, strategy: .iso8601)
    let asked = try #require(AskedDay("today", now: now))
    #expect(asked.day.description == today)
    #expect(asked.note == "'today' is \(today): game days are told in US Eastern time.")
    #expect(AskedDay("tomorrow", now: now)?.day == asked.day.advanced(by: 1))
  }

  @Test func aDateIsItself() {
    #expect(AskedDay("2026-01-05")?.day == GameDay("2026-01-05"))
    #expect(AskedDay("2026-01-05")?.note == nil)
    for text in ["yesterday", "Today", "2026-02-30", ""] { #expect(AskedDay(text) == nil) }
  }
}
