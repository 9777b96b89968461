import BoxScores
import Testing

@Suite struct SimulatorScheduleTests {
  /// Days of a team's regular season, in order, and how many of them were at home.
  private func seasons(of league: SimulatedLeague, _ season: Season) -> [Int16: (days: [Int32], home: Int)] {
    let table = league.table
    var result: [Int16: (days: [Int32], home: Int)] = [:]
    let rows = table.rows(of: season).filter { table.gameType[$0] == GameType.regularSeason.rawValue }
    for (_, rows) in Dictionary(grouping: rows, by: { table.gameId[$0] }) {
      for home in [1, 0] as [Int8] {
        let row = rows.first { table.home[$0] == home }!
        result[table.team[row], default: ([], 0)].days.append(table.day[row])
        result[table.team[row], default: ([], 0)].home += Int(home)
      }
    }
    return result.mapValues { ($0.days.sorted(), $0.home) }
  }

  @Test(arguments: SimulatorLeagues.Era.allCases)
  func everybodyPlaysHisGamesAndNobodyTwiceADay(era: SimulatorLeagues.Era) throws {
    let season = try #require(era.league.table.seasons.last)
    let averages = try #require(SeasonAverages.of(season))
    let teams = seasons(of: era.league, season)
    #expect(teams.count == averages.teams)
    for (team, entry) in teams {
      #expect(entry.days.count == averages.gamesPerTeam, "team \(team)")
      #expect(Set(entry.days).count == entry.days.count, "team \(team) played twice on a day")
      #expect(abs(entry.home - averages.gamesPerTeam / 2) <= 2, "team \(team) was at home \(entry.home) times")
      for index in 2..<entry.days.count {
        #expect(entry.days[index] - entry.days[index - 2] >= 3, "team \(team) played three nights in a row")
      }
    }
    let backToBacks = teams.values.reduce(0) { sum, entry in
      sum + (1..<entry.days.count).count { entry.days[$0] - entry.days[$0 - 1] == 1 }
    }
    let share = Double(backToBacks) / Double(teams.count * averages.gamesPerTeam)
    #expect((0.02...0.4).contains(share), "share of second nights \(share)")
  }

  @Test func smallLeaguePlaysItsTwentyFourGames() {
    for year in [1947, 1960, 1999, 2025] {
      let teams = seasons(of: SimulatorLeagues.small, Season(year))
      #expect(teams.count == 6)
      #expect(teams.values.allSatisfy { $0.days.count == 24 && (11...13).contains($0.home) })
    }
  }

  @Test func daysBelongToTheirSeason() {
    for league in [SimulatorLeagues.small, SimulatorLeagues.early, SimulatorLeagues.modern] {
      let strangers = (0..<league.table.count).filter { row in
        let (year, month, _) = GameDay(number: league.table.day[row]).calendar
        return Int(league.table.season[row]) != (month >= 8 ? year + 1 : year)
      }
      #expect(strangers.isEmpty)
    }
  }

  @Test func playoffsFollowTheSeasonAndEndWithOneTeam() {
    let table = SimulatorLeagues.modern.table
    let rows = table.rows(of: Season(2025))
    let playoffs = rows.filter { table.gameType[$0] == GameType.playoffs.rawValue }
    let regular = rows.filter { table.gameType[$0] == GameType.regularSeason.rawValue }
    #expect(playoffs.count + regular.count == rows.count)
    #expect(Set(playoffs.map { table.team[$0] }).count == 16)
    #expect(playoffs.map { table.day[$0] }.min()! > regular.map { table.day[$0] }.max()!)
    let lastDay = table.day[playoffs.last!]
    #expect(Set(playoffs.filter { table.day[$0] == lastDay }.map { table.team[$0] }).count == 2)
  }
}
