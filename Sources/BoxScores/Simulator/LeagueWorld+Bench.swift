/// Who can play tonight, who will, and who got hurt.
extension LeagueWorld {
  /// A side with fewer healthy men than this calls the lightly injured back.
  private static let fewestMen = 8

  /// The plan of a side for a game: everybody who is available in the coach's order, with the weights of tonight; those
  /// who are meant to sit have weight zero.
  mutating func dress(
    _ team: Int, isHome: Bool, day: GameDay, gameType: GameType, _ era: SimulatedEra, _ norms: SkillNorms,
    _ absent: inout [(personId: Int64, isHome: Bool, reason: SimulatedLeague.Absence.Reason)]
  ) -> GameEngine.Side {
    let isTired = teams[team].lastGame.map { day.number - $0.number == 1 } ?? false
    for index in teams[team].roster { men[index].drift.step(&generator) }
    callBack(team)
    let healthy = teams[team].roster.filter { men[$0].gamesOut == 0 }
    var order = Rotation.order(healthy.map { ($0, men[$0]) })
    var rested: [Int] = []
    if isTired, gameType == .regularSeason {
      for index in order.prefix(6) where order.count - rested.count > Self.fewestMen + 1 {
        if generator.chance(era.restChance) { rested.append(index) }
      }
      order.removeAll { rested.contains($0) }
    }
    for index in teams[team].roster where men[index].gamesOut > 0 {
      absent.append((men[index].personId, isHome, .injury))
    }
    for index in rested { absent.append((men[index].personId, isHome, .rest)) }

    // How many the coach means to use moves from night to night; runaway games add to it.
    // In the play-offs the bench is short.
    let target = era.menPerSide * levels[.men] - (gameType == .playoffs ? 1 : 0)
    let wanted = generator.normal(target, 0.7) + generator.uniform() - 0.5
    let playing = min(order.count, max(7, Int(wanted.rounded())))
    let plan = order.indices.map { $0 < playing ? Rotation.weight($0, men: era.menPerSide) : 0 }
    let expected = Rotation.seconds(14_400, weights: plan, least: 90, most: 2760)
    let lines = order.indices.map { rank in
      var line = GameLine(man: order[rank])
      line.weight = plan[rank] * generator.factor(0.10 + 0.035 * Double(rank))
      // A man who was not meant to play and does is in for the last minutes of a decided game.
      line.expectedMinutes = plan[rank] > 0 ? Double(expected[rank]) / 60 : 4
      line.rates = GameLine.Rates(men[order[rank]], norms: norms)
      return line
    }
    return GameEngine.Side(
      team: team, isHome: isHome, lines: lines, manners: teams[team].manners, isTired: isTired)
  }

  private mutating func callBack(_ team: Int) {
    let needed = min(Self.fewestMen, teams[team].roster.count)
    while teams[team].roster.count(where: { men[$0].gamesOut == 0 }) < needed {
      let soonest = teams[team].roster.filter { men[$0].gamesOut > 0 }
        .min { (men[$0].gamesOut, men[$0].personId) < (men[$1].gamesOut, men[$1].personId) }
      guard let soonest else { return }
      men[soonest].gamesOut = 0
    }
  }

  /// After a game: the injured come one game closer to their return, and some who played will miss the next ones.
  mutating func recover(_ side: GameEngine.Side) {
    for index in teams[side.team].roster where men[index].gamesOut > 0 { men[index].gamesOut -= 1 }
    for line in side.lines where line.seconds > 0 {
      guard generator.chance(0.006 + 0.00035 * Double(line.seconds) / 60) else { continue }
      let luck = generator.uniform()
      let games =
        luck < 0.55
        ? 1 + generator.integer(in: 0..<2)
        : luck < 0.88 ? 3 + generator.integer(in: 0..<7) : 10 + generator.integer(in: 0..<30)
      // Small leagues play few games: nobody is out for more than a third of the season.
      let most = max(2, (teams[side.team].wins + teams[side.team].losses + 20) / 3)
      men[line.man].gamesOut = min(games, most)
    }
  }

  /// The season's norms: every team healthy, minutes by the order of the bench.
  func norms(of era: SimulatedEra) -> SkillNorms {
    var planned: [(man: SimulatedMan, minutes: Double)] = []
    for team in teams {
      let order = Rotation.order(team.roster.map { ($0, men[$0]) })
      let weights = order.indices.map {
        Double($0) < era.menPerSide ? Rotation.weight($0, men: era.menPerSide) : 0
      }
      let seconds = Rotation.seconds(14_400, weights: weights, least: 90, most: 2760)
      for (index, seconds) in zip(order, seconds) where seconds > 0 {
        planned.append((men[index], Double(seconds) / 60))
      }
    }
    return SkillNorms(era, men: planned)
  }
}
