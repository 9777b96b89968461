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

  /// Sponsors and rounds change from season to season: a lost cup game is a lost game of a player's history.
  @Test(
    arguments: [
      ("Emirates NBA Cup Championship", 62_500_001, .cupFinal),
      ("Emirates NBA Cup Championship", 202_512_160, .cupFinal),
      ("NBA Cup Knockout", 22_501_201, .regularSeason), ("Some Sponsor NBA Cup Semifinal", 22_501_229, .regularSeason),
      ("NBA Cup Semifinal", 202_512_131, .regularSeason),
      ("In-Season Tournament Group Play", 22_300_001, .regularSeason),
      ("All-Star Championship", 32_500_004, .allStar), ("Rising Stars Final", 32_500_002, .allStar),
      ("Playoffs - First Round", 42_500_101, .playoffs), ("SoFi Play-In", 52_500_101, .playIn),
      ("NBA Preseason Abroad", 12_500_001, .preseason), ("Friendly", 22_500_001, nil), ("", 202_512_131, nil),
    ] as [(String, Int64, GameType?)])
  func aGameTypeIsKnownByTheNameWithin(text: String, gameId: Int64, expected: GameType?) {
    #expect(GameType(text: text, gameId: gameId) == expected)
  }
}
