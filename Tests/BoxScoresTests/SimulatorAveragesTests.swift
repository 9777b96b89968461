import BoxScores
import Testing

@Suite struct SimulatorAveragesTests {
  @Test func tableHoldsEverySeasonInOrder() {
    #expect(SeasonAverages.all.map(\.season.endYear) == Array(1947...2025))
    #expect(SeasonAverages.of(Season(2026)) == nil)
    #expect(SeasonAverages.of(Season(1946)) == nil)
  }

  @Test func knownSeasonsHaveTheirKnownSizes() throws {
    let modern = try #require(SeasonAverages.of(Season(2025)))
    #expect(modern.teams == 30 && modern.gamesPerTeam == 82 && modern.games == 1230)
    #expect(modern.playerGames == 26_306)
    let lockout = try #require(SeasonAverages.of(Season(1999)))
    #expect(lockout.teams == 29 && lockout.gamesPerTeam == 50 && lockout.games == 725)
  }

  @Test func columnsAreThereFromTheirFirstSeasonOn() {
    for averages in SeasonAverages.all {
      for column in BoxColumn.allCases {
        #expect(averages[column].isNaN != column.isRecorded(in: averages.season), "\(column) \(averages.season)")
      }
    }
  }

  /// Identities of sums hold for averages too; a traded player who counted twice would not break them, but the
  /// minutes of a side would.
  @Test func averagesAgreeWithEachOther() {
    for averages in SeasonAverages.all {
      let threes = averages[.threePointersMade].isNaN ? 0 : averages[.threePointersMade]
      let points = 2 * averages[.fieldGoalsMade] + threes + averages[.freeThrowsMade]
      #expect(abs(points - averages[.points]) < 0.02, "points of \(averages.season)")
      if averages.season >= Season(1974) {
        let rebounds = averages[.reboundsOffensive] + averages[.reboundsDefensive]
        #expect(abs(rebounds - averages[.rebounds]) < 0.02, "rebounds of \(averages.season)")
      }
      if averages.season >= Season(1952) {
        let minutes = Double(averages[.minutes]) * averages.menPerSide
        #expect((239.0...246.5).contains(minutes), "\(minutes) minutes of a side in \(averages.season)")
      }
    }
  }
}
