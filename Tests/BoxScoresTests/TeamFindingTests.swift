import Testing

@testable import BoxScores

/// Teams as people call them.
@Suite struct TeamFindingTests {
  private func find(_ text: String, _ season: Int = 2026, _ kind: DataKind = .real) -> TeamMatch {
    TeamCatalogue.shared.find(text, season: Season(season), kind: kind)
  }

  @Test(
    arguments: [
      ("Denver Nuggets", 43), ("DEN", 43), ("den", 43), ("Nuggets", 43), ("Denver", 43), ("LAL", 47), ("Lakers", 47),
      ("LA Lakers", 47), ("L.A. Clippers", 46), ("GS", 44), ("GSW", 44), ("Golden State", 44), ("SA", 59), ("NY", 52),
      ("New York", 52), ("NO", 40), ("PHO", 56), ("UTH", 62), ("WSH", 64), ("BRK", 51), ("BKN", 51), ("CHO", 66),
      ("CHA", 66), ("Trail Blazers", 57), ("Sixers", 55), ("76ers", 55), ("1610612738", 38),
    ] as [(String, Int16)])
  func oneTeamIsMeant(text: String, code: Int16) { #expect(find(text) == .team(code)) }

  @Test func allOfTodaysTeamsHaveACode() {
    #expect(Set(TeamAbbreviations.codes.values) == Set(TeamCatalogue.shared.franchises(in: Season(2026))))
    for (text, code) in TeamAbbreviations.codes { #expect(find(text) == .team(code)) }
  }

  @Test func aNameThatSeveralHaveIsNotGuessed() {
    #expect(find("Los Angeles") == .shared([46, 47]) && find("LA") == .shared([46, 47]))
    #expect(find("New York", 1977) == .shared([51, 52]))
    #expect(
      TeamCatalogue.shared.expected(find("New York", 1977), season: Season(1977), kind: .real)
        == "one of New York Nets, New York Knicks")
  }

  @Test func namesAreThoseOfTheSeason() {
    #expect(find("Seattle", 2008) == .team(60) && find("Seattle") == .unknown)
    #expect(find("Hornets", 2010) == .team(40) && find("Hornets") == .team(66))
    #expect(find("TOR", 1990) == .unknown)
    for nobody in ["", "-", "Springfield", "XYZ", "1610612799"] { #expect(find(nobody) == .unknown, "\(nobody)") }
  }

  @Test func theSimulatedLeagueHasItsOwn() {
    for text in ["Northport Herons", "northport", "HERONS"] { #expect(find(text, 2026, .simulated) == .team(1000)) }
    #expect(find("BOS", 2026, .simulated) == .unknown && find("Herons") == .unknown)
    #expect(
      TeamCatalogue.shared.expected(.unknown, season: Season(2026), kind: .simulated)
        == "a team of the simulated league, such as Northport Herons")
  }
}
