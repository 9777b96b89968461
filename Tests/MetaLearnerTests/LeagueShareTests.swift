import Testing

@testable import MetaLearner

@Suite struct LeagueShareTests {
  @Test func theShareThatFitsBestIsDrawnTowardsOneHalf() {
    let outcomes = (0..<200).map { Float($0 % 10) }
    let wrong = outcomes.map { $0 + 3 }
    let found = LeagueShare.fit(windows: outcomes, league: wrong, outcomes: outcomes, shrinkage: 0.5)
    #expect(found.fitted == 0)
    #expect(found.used == 0.25)
    let other = LeagueShare.fit(
      windows: wrong, league: outcomes, outcomes: outcomes, shrinkage: 0)
    // From there on the blend rounds to the outcome.
    #expect(other.fitted == 0.85)
    #expect(other.used == 0.85)
    #expect(
      LeagueShare.fit(windows: wrong, league: outcomes, outcomes: outcomes, shrinkage: 1).used == 0.5)
  }
}
