import BoxScores
import TestSupport
import Testing

@testable import Features

/// What is served equals what was trained on, bit for bit.
@Suite struct SlateTests {
  private static func slate(_ table: PlayerGameTable, on day: GameDay, withGames: Bool) -> (rows: [Int], [SlateEntry]) {
    let rows = (0..<table.count).filter { table.day[$0] == day.number }
    let entries = rows.map { row in
      SlateEntry(
        personId: table.personId[row], team: table.team[row], opponent: table.opponent[row], home: table.home[row],
        gameId: withGames ? table.gameId[row] : nil, gameType: GameType(rawValue: table.gameType[row])!)
    }
    return (rows, entries)
  }

  private static func differences(
    _ built: Built, on day: GameDay, variant: FeatureVariant, withGames: Bool = true, order: ([Int]) -> [Int] = { $0 }
  ) -> Set<String> {
    let (rows, entries) = slate(built.table, on: day, withGames: withGames)
    let session = AsOfSession(history: built.table, players: built.players, through: day.advanced(by: -1))
    let permutation = order(Array(rows.indices))
    let served = session.features(for: permutation.map { entries[$0] }, on: day, variant: variant)
    let columns = variant == .blind ? AsOfTests.blind : AsOfTests.all
    var names: Set<String> = []
    for (slot, index) in permutation.enumerated() {
      for column in columns
      where served[slot, column].bitPattern != built.matrix[rows[index], column].bitPattern {
        names.insert(FeatureCatalogue.all[column].name)
      }
    }
    return names
  }

  @Test(arguments: AsOfTests.days, FeatureVariant.allCases)
  func servedEqualsTrained(_ day: GameDay, _ variant: FeatureVariant) throws {
    let built = try Built(AsOfTests.league.table, players: AsOfTests.league.players)
    #expect(Self.differences(built, on: day, variant: variant).isEmpty)
    #expect(Self.differences(built, on: day, variant: variant, withGames: false).isEmpty)
    #expect(Self.differences(built, on: day, variant: variant, order: { $0.reversed() }).isEmpty)
  }

  @Test func aBlindRowAloneEqualsTheSameRowAmongOthers() throws {
    let league = AsOfTests.league
    let day = AsOfTests.days[1]
    let (_, entries) = Self.slate(league.table, on: day, withGames: true)
    let session = AsOfSession(history: league.table, players: league.players, through: day.advanced(by: -1))
    let together = session.features(for: entries, on: day, variant: .blind)
    for (index, entry) in entries.enumerated() {
      let alone = session.features(for: [entry], on: day, variant: .blind)
      #expect(alone.row(0).map(\.bitPattern) == together.row(index).map(\.bitPattern))
      for column in FeatureCatalogue.blind.count..<FeatureCatalogue.all.count { #expect(alone[0, column].isNaN) }
    }
  }

  @Test func aPlayerAndATeamNobodyKnowsHaveNoPast() throws {
    let league = AsOfTests.league
    let session = AsOfSession(history: league.table, players: league.players, through: AsOfTests.days[1])
    let stranger = SlateEntry(personId: 9_999_999_999, team: 32_000, opponent: league.table.team[0], home: 1)
    let rows = session.features(for: [stranger], on: AsOfTests.days[1].advanced(by: 1), variant: .lineup)
    func value(_ name: String) -> Float { rows[0, FeatureCatalogue.index(of: name)!] }
    #expect(value("points_ewma6").isNaN)
    #expect(value("games_career") == 0)
    #expect(value("team_points").isNaN)
    #expect(!value("allowed_points").isNaN)
    #expect(!value("league_points").isNaN)
  }

  @Test func anEmptySlateHasNoRows() {
    let league = AsOfTests.league
    let session = AsOfSession(history: league.table, players: league.players, through: AsOfTests.days[0])
    #expect(session.features(for: [], on: AsOfTests.days[1], variant: .blind).rowCount == 0)
  }

  @Test(.enabled(if: RealGames.isAvailable, Comment(rawValue: SharedData.absence)))
  func servedEqualsTrainedOnRealGames() throws {
    let built = try Built(RealGames.table(2007...2008))
    for day in ["2007-10-30", "2007-12-19", "2008-04-19"] {
      for variant in FeatureVariant.allCases {
        #expect(Self.differences(built, on: GameDay(day)!, variant: variant).isEmpty, "\(day) \(variant)")
      }
    }
  }
}
