import BoxScores
import Testing

@testable import Evaluation

@Suite struct PoolsTests {
  let table = TinyLeague.table()

  @Test func poolAAsksForTenEarlierGamesOfTheSeason() {
    let pools = Pools(table)
    for row in 0..<table.count {
      let earlier = (0..<table.count).filter {
        table.day[$0] < table.day[row] && table.season[$0] == table.season[row]
          && table.personId[$0] == table.personId[row]
      }.count
      #expect(Int(pools.earlierGames[row]) == earlier)
      let regular = table.gameType[row] == GameType.regularSeason.rawValue
      #expect(pools.contains(row, in: .b) == regular)
      #expect(pools.contains(row, in: .a) == (regular && earlier >= 10))
    }
    #expect(pools.rows(.a, in: Season(1981)).allSatisfy { table.season[$0] == 1981 })
    #expect(pools.rows(.a, in: Season(1981)).count < pools.rows(.b, in: Season(1981)).count)
    #expect(pools.rows(.b, in: Season(2001)).isEmpty)
  }

  @Test func cohortsPartTheRowsByWhatWasKnownBefore() {
    let rows = table.rows(of: Season(1981))
    var players = PlayerDirectory()
    players[1] = Player(personId: 1, firstName: "", lastName: "One")
    players[1]?.isCenter = true
    let cohorts = Cohorts(table, rows: rows, baselines: Baselines(table), players: players)
    let baselines = Baselines(table)
    let pool = Pools(table).rows(.b, in: Season(1981))
    for kind in [CohortKind.minutes, .scoring, .experience] {
      #expect(cohorts.split(pool, by: kind).reduce(0) { $0 + $1.positions.count } == pool.count)
    }
    for row in pool {
      let minutes = baselines[.ewma6, .minutes][row]
      #expect((cohorts.group(.minutes, of: row) == "20-28") == (minutes >= 20 && minutes < 28))
      // The fourteenth player's first season is 1981; everybody else came before.
      #expect((cohorts.group(.experience, of: row) == "rookie") == (table.personId[row] == 14))
      #expect(cohorts.group(.position, of: row) == (table.personId[row] == 1 ? "center" : nil))
    }
    for row in pool {
      let before = (0..<table.count).filter {
        table.day[$0] < table.day[row] && table.personId[$0] == table.personId[row]
      }
      let expected =
        switch before.last.map({ table.day[row] - table.day[$0] }) {
        case nil: "no game"
        case .some(251...): "over 250 days ago"
        case .some: before.count < 10 ? "under 10 games" : "recent games"
        }
      // Who played in the table's first season may have played before it.
      let told = table.personId[row] > 12 || !["no game", "under 10 games"].contains(expected)
      #expect(cohorts.group(.past, of: row) == (told ? expected : nil))
    }
    let first = Cohorts(table, rows: table.rows(of: Season(1979)), baselines: baselines)
    #expect(first.group(.experience, of: 5) == nil)
  }
}
