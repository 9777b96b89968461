import Testing

@testable import BoxScores

@Suite struct VocabularyTests {
  @Test func thereAre27WindowsFromAFixedManifest() {
    #expect(WindowCatalogue.all.count == 27)
    #expect(WindowCatalogue.all.first?.description == "1947-1949")
    #expect(WindowCatalogue.all[25].description == "2022-2024")
    #expect(WindowCatalogue.all.last?.description == "2025-2026")
    #expect(WindowCatalogue.window(of: Season(2024))?.description == "2022-2024")
    #expect(WindowCatalogue.window(of: Season(1946)) == nil)
  }

  @Test func aDayThatDoesNotExistIsNoDay() {
    #expect(GameDay("2024-02-30") == nil)
    #expect(GameDay("2023-02-29") == nil)
    #expect(GameDay("2024-02-29")?.description == "2024-02-29")
    #expect(GameDay("1970-01-01")?.number == 0)
    #expect(GameDay("2024-2-29") == nil)
  }

  @Test func everyDayOfACenturyReadsBackAsItself() {
    var previous: GameDay?
    for number in Int32(-10_000)..<30_000 {
      let day = GameDay(number: number)
      #expect(GameDay(day.description) == day)
      if let previous { #expect(previous < day) }
      previous = day
    }
  }
}
