import BoxScores
import Testing

/// What holds for every row and every game of a simulated league.
@Suite struct SimulatorRowTests {
  private let table = SimulatorLeagues.small.table

  @Test func rowsAreSortedAndKeysUnique() {
    let disorder = (1..<table.count).filter { row in
      (table.day[row - 1], table.gameId[row - 1], table.personId[row - 1])
        >= (table.day[row], table.gameId[row], table.personId[row])
    }
    #expect(disorder.isEmpty)
  }

  @Test func idsAndTeamsAreMarkedAsSimulated() {
    #expect(table.kind == .simulated)
    #expect(table.gameId.allSatisfy { $0 >= SimulatedLeague.firstGameId })
    #expect(table.personId.allSatisfy { $0 >= SimulatedLeague.firstPersonId })
    #expect((table.team + table.opponent).allSatisfy { SimulatedTeams.team($0) != nil })
    #expect(SimulatorLeagues.small.players.byId.values.allSatisfy { $0.lastName.hasSuffix(" (sim)") })
  }

  /// Rows that break a rule, by what the rule says; a rule sees missing values as zero.
  private func offenders(
    in rows: Range<Int>, _ rule: ((BoxColumn) -> Float) -> Bool
  ) -> [Int] {
    rows.filter { row in
      !rule { column in
        let value = table[column][row]
        return value.isNaN ? 0 : value
      }
    }
  }

  @Test func boxScoreIdentitiesHoldExactly() {
    let all = 0..<table.count
    #expect(
      offenders(in: all) {
        let threes = $0(.threePointersMade)
        return $0(.points) == 2 * ($0(.fieldGoalsMade) - threes) + 3 * threes + $0(.freeThrowsMade)
      }.isEmpty)
    #expect(offenders(in: all) { $0(.fieldGoalsMade) <= $0(.fieldGoalsAttempted) }.isEmpty)
    #expect(offenders(in: all) { $0(.freeThrowsMade) <= $0(.freeThrowsAttempted) }.isEmpty)
    #expect(offenders(in: all) { $0(.threePointersMade) <= $0(.threePointersAttempted) }.isEmpty)
    #expect(
      offenders(in: all) {
        $0(.fieldGoalsMade) - $0(.threePointersMade) <= $0(.fieldGoalsAttempted) - $0(.threePointersAttempted)
      }.isEmpty)
    #expect(offenders(in: all) { $0(.fouls) <= 6 }.isEmpty)
    let modern = table.rows(of: Season(1974)...Season.last)
    #expect(offenders(in: modern) { $0(.rebounds) == $0(.reboundsOffensive) + $0(.reboundsDefensive) }.isEmpty)
  }

  @Test func countsAreWholeAndMinutesArePositive() {
    for column in BoxColumn.allCases {
      let odd = table[column].filter { value in
        guard !value.isNaN else { return false }
        return column == .minutes
          ? value < 1 || value > 78 : value != value.rounded() || (value < 0 && column != .plusMinus)
      }
      #expect(odd.isEmpty, "\(column)")
    }
  }

  @Test func erasRecordWhatTheyRecorded() {
    for season in table.seasons {
      for column in BoxColumn.allCases {
        let missing = table.rows(of: season).count { table[column][$0].isNaN }
        let expected = column.isRecorded(in: season) ? 0 : table.rows(of: season).count
        #expect(missing == expected, "\(column) in \(season)")
      }
    }
  }

  @Test func sidesOfAGameAddUp() {
    var wrong: [String] = []
    for (gameId, rows) in SimulatorLeagues.games(SimulatorLeagues.small) {
      let home = rows.filter { table.home[$0] == 1 }
      let away = rows.filter { table.home[$0] == 0 }
      func sum(_ column: BoxColumn, _ rows: [Int]) -> Double { rows.reduce(0) { $0 + Double(table[column][$1]) } }
      func check(_ holds: Bool, _ what: String) {
        if !holds { wrong.append("\(what) of \(gameId)") }
      }
      check(home.count >= 5 && away.count >= 5 && home.count + away.count == rows.count, "men")
      check(Set(home.map { table.team[$0] }) == Set(away.map { table.opponent[$0] }), "teams")
      let margin = sum(.points, home) - sum(.points, away)
      check(margin != 0, "winner")
      check(sum(.assists, home) <= sum(.fieldGoalsMade, home), "assists")
      if table.season[rows[0]] >= 1952 {
        let minutes = sum(.minutes, home)
        let overtimes = ((minutes - 240) / 25).rounded()
        check(overtimes >= 0 && abs(minutes - 240 - 25 * overtimes) < 0.001, "minutes at home")
        check(abs(sum(.minutes, away) - minutes) < 0.001, "minutes away")
      }
      if table.season[rows[0]] >= 1997 {
        check(sum(.plusMinus, home) == 5 * margin && sum(.plusMinus, away) == -5 * margin, "plus-minus")
      }
    }
    #expect(wrong.isEmpty)
  }
}
