import BoxScores
import Foundation
import Testing

@testable import Features

@Suite struct SlowReferenceTests {
  @Test func theFastWayIsTheSlowWay() throws {
    let league = AsOfTests.league
    let built = try Built(league.table, players: league.players)
    let slow = SlowReference(table: league.table)
    // A prime step meets every team, day and kind of player.
    for row in stride(from: 0, to: league.table.count, by: 23) {
      let team = league.table.team[row]
      let opponent = league.table.opponent[row]
      let expected: [(String, Double)] = [
        ("points_mean3", slow.mean(.points, last: 3, row)), ("rebounds_mean5", slow.mean(.rebounds, last: 5, row)),
        ("steals_mean10", slow.mean(.steals, last: 10, row)),
        ("threes_mean20", slow.mean(.threePointersMade, last: 20, row)),
        ("minutes_season", slow.season(.minutes, row)), ("assists_previous", slow.previousOrMissing(.assists, row)),
        ("points_career", slow.career(.points, row)), ("points_ewma6", slow.ewma(.points, 6, row)),
        ("minutes_ewma3", slow.ewma(.minutes, 3, row)), ("assists_sd20", slow.deviation(.assists, row)),
        ("rebounds_rate_minutes", slow.rateTimesMinutes(.rebounds, row)), ("games_last7", slow.games(within: 7, row)),
        ("played_last20", slow.played(last: 20, row)), ("played_last10", slow.played(last: 10, row)),
        ("team_points", slow.teamTotal(.points, of: team, theirs: false, before: row)),
        ("allowed_rebounds", slow.teamTotal(.rebounds, of: opponent, theirs: true, before: row)),
        ("league_assists", slow.leagueMean(.assists, row)),
      ]
      for (name, value) in expected {
        let found = built.value(name, row)
        let isEqual = (found.isNaN && value.isNaN) || abs(found - value) <= 2e-5 * max(1, abs(value))
        #expect(isEqual, "\(name) of row \(row): \(found), slowly \(value)")
      }
    }
  }
}

extension SlowReference {
  func previousOrMissing(_ column: BoxColumn, _ row: Int) -> Double {
    let isNew = !(0..<row).contains {
      table.personId[$0] == table.personId[row] && table.season[$0] < table.season[row]
    }
    return isNew ? .nan : previous(column, row)
  }
}
