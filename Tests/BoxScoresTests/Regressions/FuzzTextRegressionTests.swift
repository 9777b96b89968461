import Testing

@testable import BoxScores

/// Inputs that a fuzzer found to end the process, as they were found.
@Suite("Fuzzing regressions: texts")
struct FuzzTextRegressionTests {
  @Test(
    "A moment at either end of the calendar has a day",
    arguments: [
      ("0001-01-01T00:00Z", -719_163), ("0001-01-01T00:00:00+14:00", -719_163),
      ("9999-12-31T23:59:00-14:00", 2_932_897),
    ])
  func endsOfTheCalendar(_ text: String, _ day: Int32) throws {
    let moment = try #require(GameMoment(text))
    #expect(moment.easternDay(zuluIsEastern: false) == GameDay(number: day))
  }
}
