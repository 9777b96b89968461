import BoxScores
import Testing

@Suite struct SimulatorRosterTests {
  private let league = SimulatorLeagues.small

  @Test func nobodyPlaysForTwoTeamsOnADay() {
    let table = league.table
    var seen: [Int64: Int32] = [:]
    let twice = (0..<table.count).filter { row in
      seen.updateValue(table.day[row], forKey: table.personId[row]) == table.day[row]
    }
    #expect(twice.isEmpty)
  }

  @Test func rostersFollowPlayersAcrossSeasons() {
    let table = league.table
    var (stayed, moved, left) = (0, 0, 0)
    for year in 1947..<2026 {
      func lastTeams(_ year: Int) -> [Int64: Int16] {
        var result: [Int64: Int16] = [:]
        for row in table.rows(of: Season(year)) { result[table.personId[row]] = table.team[row] }
        return result
      }
      let next = lastTeams(year + 1)
      for (person, team) in lastTeams(year) {
        if next[person] == nil { left += 1 } else if next[person] == team { stayed += 1 } else { moved += 1 }
      }
    }
    let all = Double(stayed + moved + left)
    #expect(Double(stayed) / all > 0.45)
    #expect((0.03...0.4).contains(Double(moved) / all))
    #expect((0.08...0.4).contains(Double(left) / all))
  }

  @Test func careersArePlausible() {
    let table = league.table
    func age(_ row: Int) -> Double {
      Double(table.day[row] - league.players[table.personId[row]]!.birthDay!.number) / 365.25
    }
    var seasons: [Int64: Set<Int16>] = [:]
    for row in 0..<table.count { seasons[table.personId[row], default: []].insert(table.season[row]) }
    #expect((0..<table.count).allSatisfy { (18...43).contains(age($0)) })
    let lengths = seasons.values.map { Double($0.count) }
    #expect((3...9).contains(lengths.reduce(0, +) / Double(lengths.count)))
    #expect(lengths.max()! <= 23)
    // Minutes peak in a man's late twenties.
    func meanMinutes(_ ages: ClosedRange<Double>) -> Double {
      var (sum, count) = (0.0, 0.0)
      for row in table.rows(of: Season(1960)...Season(2020)) {
        guard ages.contains(age(row)) else { continue }
        sum += Double(table[.minutes][row])
        count += 1
      }
      return sum / count
    }
    #expect(meanMinutes(26...29) > meanMinutes(19...22))
    #expect(meanMinutes(26...29) > meanMinutes(34...38))
  }

  @Test func absentMenHaveNoRow() {
    let table = league.table
    let played = Set((0..<table.count).map { Key(gameId: table.gameId[$0], personId: table.personId[$0]) })
    let games = Set(table.gameId)
    #expect(!league.didNotPlay.isEmpty)
    #expect(league.didNotPlay.allSatisfy { !played.contains(Key(gameId: $0.gameId, personId: $0.personId)) })
    #expect(league.didNotPlay.allSatisfy { games.contains($0.gameId) })
    for reason in SimulatedLeague.Absence.Reason.allCases {
      #expect(league.didNotPlay.contains { $0.reason == reason }, "nobody was out for \(reason)")
    }
  }

  private struct Key: Hashable {
    var gameId: Int64
    var personId: Int64
  }

  @Test func nextNightContinuesTheSeason() throws {
    let lastDay = GameDay(number: try #require(league.table.day.last))
    let night = try #require(league.upcoming.first)
    #expect(night.season == Season.last && night.day > lastDay && night.day.distance(to: lastDay) >= -14)
    #expect(!league.table.gameId.contains(night.gameId))
    for game in league.upcoming {
      #expect(game.day == night.day && game.homeTeam != game.awayTeam)
      #expect(Set(game.homeRoster).isDisjoint(with: game.awayRoster))
      #expect(Set(game.out).isSubset(of: game.homeRoster + game.awayRoster))
      #expect(game.homeRoster.count >= 10 && game.homeRoster.allSatisfy { league.players[$0] != nil })
      // Whoever played for the team last time is still on its roster, or was traded to another.
      let recent = league.table.rows(of: Season.last).filter { league.table.team[$0] == game.homeTeam }.suffix(20)
      #expect(recent.contains { game.homeRoster.contains(league.table.personId[$0]) })
    }
  }

  @Test func runCanBeCutOnAnyDay() throws {
    let day = try #require(GameDay(year: 1985, month: 1, day: 5))
    let cut = LeagueSimulator(seasons: Season(1984)...Season(1986), seed: 1, scale: .small, through: day).run()
    #expect(GameDay(number: try #require(cut.table.day.last)) <= day)
    #expect(try #require(cut.upcoming.first).day > day)
    let whole = LeagueSimulator(seasons: Season(1984)...Season(1986), seed: 1, scale: .small).run()
    #expect(whole.upcoming.isEmpty)
    #expect(Array(whole.table[.points].prefix(cut.table.count)) == cut.table[.points])
    // What was announced is what is played.
    let announced = try #require(cut.upcoming.first)
    let row = try #require(whole.table.gameId.firstIndex(of: announced.gameId))
    #expect(whole.table.day[row] == announced.day.number)
    #expect(
      [whole.table.team[row], whole.table.opponent[row]].sorted() == [announced.homeTeam, announced.awayTeam].sorted())
  }
}
