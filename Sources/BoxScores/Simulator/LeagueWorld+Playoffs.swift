/// The play-offs: best-of series, every second night, until one team is left.
extension LeagueWorld {
  private struct Series {
    /// Indices of teams; the better record has the home court.
    let high: Int
    let low: Int
    var highWins = 0
    var lowWins = 0
    var played: Int { highWins + lowWins }

    /// Two at home, two away, then by turns; a series of three goes home, away, home.
    func isHighAtHome(length: Int) -> Bool {
      length >= 5 ? [true, true, false, false, true, false, true][played] : played != 1
    }
  }

  mutating func playPlayoffs(after lastDay: GameDay, era: SimulatedEra, norms: SkillNorms) {
    let table = teams.indices.sorted { (-teams[$0].wins, $0) < (-teams[$1].wins, $1) }
    var count = 2
    while count * 2 <= scale.playoffTeams, count * 2 * 3 <= teams.count * 2 { count *= 2 }
    var seeds = Array(table.prefix(count))
    var day = lastDay.advanced(by: 3)
    let needed = scale.seriesLength / 2 + 1
    while seeds.count > 1 {
      var series = (0..<(seeds.count / 2)).map { Series(high: seeds[$0], low: seeds[seeds.count - 1 - $0]) }
      // Half of the series play on even nights, half on odd ones.
      var night = 0
      while series.contains(where: { max($0.highWins, $0.lowWins) < needed }) {
        let tonight = series.indices.filter {
          max(series[$0].highWins, series[$0].lowWins) < needed && ($0 + night).isMultiple(of: 2)
        }
        if !tonight.isEmpty {
          let games = tonight.map { index -> (home: Int, away: Int) in
            let entry = series[index]
            return entry.isHighAtHome(length: scale.seriesLength) ? (entry.high, entry.low) : (entry.low, entry.high)
          }
          guard let homeWon = playNight(day, games, gameType: .playoffs, era: era, norms: norms) else { return }
          for (index, (game, won)) in zip(tonight, zip(games, homeWon)) {
            if (game.home == series[index].high) == won {
              series[index].highWins += 1
            } else {
              series[index].lowWins += 1
            }
          }
        }
        day = day.advanced(by: 1)
        night += 1
      }
      seeds = series.map { $0.highWins > $0.lowWins ? $0.high : $0.low }
      day = day.advanced(by: 2)
    }
  }
}
