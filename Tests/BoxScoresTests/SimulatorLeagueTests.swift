import BoxScores
import Testing

/// What holds for a simulated league as a whole.
@Suite struct SimulatorLeagueTests {
  @Test func sameSeedSameLeague() {
    func league(_ seed: UInt64) -> SimulatedLeague {
      LeagueSimulator(seasons: Season(1979)...Season(1982), seed: seed, scale: .tiny).run()
    }
    let (one, two, other) = (league(11), league(11), league(12))
    #expect(one.table.personId == two.table.personId && one.table.day == two.table.day)
    #expect(SimulatorLeagues.bits(one) == SimulatorLeagues.bits(two))
    #expect(one.players.byId == two.players.byId)
    #expect(one.didNotPlay == two.didNotPlay)
    #expect(SimulatorLeagues.bits(one) != SimulatorLeagues.bits(other))
  }

  /// A later end of a run adds to it and changes nothing.
  @Test func pastDoesNotDependOnTheFuture() {
    let short = LeagueSimulator(seasons: Season(1960)...Season(1961), seed: 3, scale: .tiny).run()
    let long = LeagueSimulator(seasons: Season(1960)...Season(1963), seed: 3, scale: .tiny).run()
    #expect(Array(long.table[.points].prefix(short.table.count)) == short.table[.points])
    #expect(Array(long.table.gameId.prefix(short.table.count)) == short.table.gameId)
  }

  @Test func smallLeagueHasItsSize() {
    let table = SimulatorLeagues.small.table
    #expect(table.seasons.map(\.endYear) == Array(1947...2026))
    for season in table.seasons where season < Season.last {
      #expect((1200...1500).contains(table.rows(of: season).count), "\(table.rows(of: season).count) in \(season)")
    }
  }

  @Test(arguments: SimulatorLeagues.Era.allCases)
  func seasonsMeetTheirAverages(era: SimulatorLeagues.Era) throws {
    let table = era.league.table
    for season in table.seasons {
      let averages = try #require(SeasonAverages.of(season))
      let rows = table.rows(of: season).filter { table.gameType[$0] == GameType.regularSeason.rawValue }
      // A season in which a team folded had a few games more than its fair schedule.
      let games = Double(averages.teams * averages.gamesPerTeam) / 2
      #expect(abs(Double(rows.count) / (games * 2 * averages.menPerSide) - 1) < 0.02)
      for column in BoxColumn.allCases where column.isRecorded(in: season) && column != .plusMinus {
        let mean = rows.reduce(0.0) { $0 + Double(table[column][$1]) } / Double(rows.count)
        #expect(abs(mean / Double(averages[column]) - 1) < 0.04, "\(column) of \(season): \(mean)")
      }
    }
  }

  /// Small leagues have fewer men a side, so that it is the rates by minute that must be right.
  @Test func smallLeaguesKeepTheLevelOfTheirEra() throws {
    let table = SimulatorLeagues.small.table
    for decade in stride(from: 1955, through: 2025, by: 10) {
      let seasons = Season(decade - 2)...Season(min(2025, decade + 2))
      let points = table.rows(of: seasons).reduce(0.0) { $0 + Double(table[.points][$1]) }
      let minutes = table.rows(of: seasons).reduce(0.0) { $0 + Double(table[.minutes][$1]) }
      let era = seasons.compactMap { SeasonAverages.of($0) }
      let expected =
        era.reduce(0.0) { $0 + Double($1[.points] / $1[.minutes]) } / Double(era.count)
      #expect(abs(points / minutes / expected - 1) < 0.03, "\(decade)s")
    }
  }

  @Test func truthIsCalibrated() {
    let league = SimulatorLeagues.modern
    let rows = league.table.rows(of: Season(2025))
    for stat in Stat.allCases {
      let played = rows.reduce(0.0) { $0 + Double(league.table[stat.column][$1]) }
      let expected = rows.reduce(0.0) { $0 + Double(league.truth.expected(stat, row: $1)) }
      #expect(abs(played / expected - 1) < 0.03, "\(stat): \(played) against \(expected)")
    }
    let errors = rows.map { abs(league.table[.points][$0] - league.truth.expected(.points, row: $0)) }
    let mean = errors.reduce(0, +) / Float(errors.count)
    #expect((3.5...4.6).contains(mean), "what even perfect knowledge misses: \(mean)")
  }

  /// Knowing the players is worth something, and not everything: the error of a plain average of the past lies where
  /// it lies in the real league.
  @Test func forecastsAreAsHardAsInTheRealLeague() {
    let table = SimulatorLeagues.modern.table
    var past: [Int64: [Float]] = [:]
    var (sum, count) = (Float(0), 0)
    for row in table.rows(of: Season(2025)) where table.gameType[row] == GameType.regularSeason.rawValue {
      let points = table[.points][row]
      let games = past[table.personId[row], default: []]
      if games.count >= 10 {
        sum += abs(points - games.suffix(10).reduce(0, +) / 10)
        count += 1
      }
      past[table.personId[row], default: []].append(points)
    }
    #expect((4.3...5.1).contains(sum / Float(count)), "last-10 points error \(sum / Float(count))")
  }
}
