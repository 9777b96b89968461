import BoxScores
import Testing

@testable import Windows

@Suite struct VintageTests {
  private let window = WindowID("2022-2024")!

  @Test func aVintageTrainsOnItsOwnSeasonsBeforeTheCutOff() {
    let available = (2019...2025).map { Season($0) }
    #expect(Vintage(window: window).trainingSeasons(available: available) == [2022, 2023, 2024].map { Season($0) })
    #expect(Vintage(window: window, cutoff: Season(2024)).trainingSeasons(available: available).last == Season(2023))
    #expect(Vintage(window: window, cutoff: Season(2022)).trainingSeasons(available: available).isEmpty)
  }

  @Test func aWindowThatMissesASeasonTrainsOnWhatIsThere() {
    let newest = WindowID("2025-2026")!
    #expect(Vintage(window: newest).trainingSeasons(available: [Season(2024), Season(2025)]) == [Season(2025)])
  }

  @Test func vintagesOfTheSameSeasonsHaveOneName() {
    let available = (2019...2025).map { Season($0) }
    let whole = Vintage(window: window)
    #expect(Vintage(window: window, cutoff: Season(2025)).canonical(available: available) == whole)
    #expect(Vintage(window: window, cutoff: Season(2026)).canonical(available: available) == whole)
    let partial = Vintage(window: window, cutoff: Season(2024))
    #expect(partial.canonical(available: available) == partial)
    #expect(partial.description == "2022-2024@2024")
    #expect(
      Vintage(window: window, cutoff: Season(2024)).canonical(available: [Season(2022), Season(2024)])
        == Vintage(window: window, cutoff: Season(2023)))
  }

  @Test func aWindowWithOneRealSeasonIsReal() {
    let real = [Season(1980)]
    let simulated = (1947...1979).map { Season($0) }
    #expect(WindowKind.of(WindowID("1980-1982")!, realSeasons: real, simulatedSeasons: simulated) == .real)
    #expect(WindowKind.of(WindowID("1977-1979")!, realSeasons: real, simulatedSeasons: simulated) == .simulated)
    #expect(WindowKind.of(WindowID("1983-1985")!, realSeasons: real, simulatedSeasons: simulated) == nil)
  }
}
