/// A simulated league as it lives: its men, its teams, and what has been written down.
struct LeagueWorld {
  let scale: LeagueScale
  let through: GameDay?
  var generator: SeededGenerator
  var factory = SimulatedManFactory()
  var men: [SimulatedMan] = []
  /// Indices of men who are neither retired nor on a roster.
  var freeAgents: [Int] = []
  var players = PlayerDirectory()
  var teams: [SimulatedTeamState] = []
  var recorder = LeagueRecorder()
  var levels = CalibratedLevels()
  var upcoming: [SimulatedLeague.UpcomingGame] = []
  /// True once the day after `through` was reached.
  var isStopped = false
  private var gamesOfSeason = 0

  init(scale: LeagueScale, seed: UInt64, through: GameDay?) {
    self.scale = scale
    self.through = through
    generator = SeededGenerator(seed: seed)
  }

  /// A season from the opening of the market to the last game of the finals.
  mutating func play(_ season: Season) {
    let era = SimulatedEra(season, scale: scale)
    let calendar = SeasonCalendar(season, scale: scale)
    summer(before: era, firstDay: calendar.firstDay)
    levels.open(era)
    gamesOfSeason = 0
    let norms = norms(of: era)
    let schedule = SeasonSchedule(
      teams: teams.count, gamesPerTeam: era.gamesPerTeam, calendar: calendar, generator: &generator)
    let tradeDays = tradeDays(schedule)
    var next = 0
    while next < schedule.games.count, !isStopped {
      let day = schedule.games[next].day
      for _ in 0..<tradeDays.count(where: { $0 == day }) { trade() }
      var end = next
      while end < schedule.games.count, schedule.games[end].day == day { end += 1 }
      let games = schedule.games[next..<end].map { (home: $0.home, away: $0.away) }
      playNight(day, games, gameType: .regularSeason, era: era, norms: norms)
      next = end
    }
    guard !isStopped, let last = schedule.games.last?.day else { return }
    playPlayoffs(after: last, era: era, norms: norms)
  }

  /// All games of a day.
  /// - Returns: for each game, whether the home side won; nil when the day lies after the last one to be simulated.
  @discardableResult
  mutating func playNight(
    _ day: GameDay, _ games: [(home: Int, away: Int)], gameType: GameType, era: SimulatedEra, norms: SkillNorms
  ) -> [Bool]? {
    if let through, day > through {
      upcoming = games.map { announce($0, day: day, gameType: gameType, season: era.season) }
      isStopped = true
      return nil
    }
    var engine = GameEngine(era: era, levels: levels)
    let results = games.map { game in
      playGame(game, day: day, gameType: gameType, engine: &engine, norms: norms)
    }
    levels.settle()
    return results
  }

  private mutating func nextGameId(_ season: Season, _ gameType: GameType) -> Int64 {
    gamesOfSeason += 1
    return SimulatedLeague.firstGameId + Int64(season.endYear) * 100_000 + (gameType == .playoffs ? 50_000 : 0)
      + Int64(gamesOfSeason)
  }

  private mutating func announce(
    _ game: (home: Int, away: Int), day: GameDay, gameType: GameType, season: Season
  ) -> SimulatedLeague.UpcomingGame {
    let home = teams[game.home]
    let away = teams[game.away]
    func ids(_ indices: [Int]) -> [Int64] { indices.map { men[$0].personId }.sorted() }
    return SimulatedLeague.UpcomingGame(
      gameId: nextGameId(season, gameType), day: day, season: season, gameType: gameType, homeTeam: home.code,
      awayTeam: away.code, homeRoster: ids(home.roster), awayRoster: ids(away.roster),
      out: ids((home.roster + away.roster).filter { men[$0].gamesOut > 0 }))
  }

  private mutating func playGame(
    _ game: (home: Int, away: Int), day: GameDay, gameType: GameType, engine: inout GameEngine, norms: SkillNorms
  ) -> Bool {
    var absent: [(personId: Int64, isHome: Bool, reason: SimulatedLeague.Absence.Reason)] = []
    var home = dress(game.home, isHome: true, day: day, gameType: gameType, engine.era, norms, &absent)
    var away = dress(game.away, isHome: false, day: day, gameType: gameType, engine.era, norms, &absent)
    _ = engine.play(&home, &away, generator: &generator)
    if gameType == .regularSeason {
      note(home, era: engine.era)
      note(away, era: engine.era)
    }
    let occasion = LeagueRecorder.Occasion(
      gameId: nextGameId(engine.era.season, gameType), day: day, season: engine.era.season, gameType: gameType,
      home: teams[game.home].code, away: teams[game.away].code)
    recorder.record(occasion, home: home, away: away, men: men, absent: absent)
    let homeWon = home.score > away.score
    for (side, won) in [(home, homeWon), (away, !homeWon)] {
      teams[side.team].lastGame = day
      if gameType == .regularSeason {
        teams[side.team].wins += won ? 1 : 0
        teams[side.team].losses += won ? 0 : 1
      }
      recover(side)
    }
    return homeWon
  }

  private mutating func note(_ side: GameEngine.Side, era: SimulatedEra) {
    func sum(_ value: (GameLine) -> Int) -> Int { side.lines.reduce(0) { $0 + value($1) } }
    levels.note(.shots, sum(\.fieldGoalsAttempted), era: era)
    levels.note(.threeShots, sum(\.threesAttempted), era: era)
    levels.note(.threesMade, sum(\.threesMade), era: era)
    levels.note(.twosMade, sum(\.twosMade), era: era)
    levels.note(.freeThrowShots, sum(\.freeThrowsAttempted), era: era)
    levels.note(.freeThrowsMade, sum(\.freeThrowsMade), era: era)
    levels.note(.offensiveBoards, sum(\.reboundsOffensive), era: era)
    levels.note(.defensiveBoards, sum(\.reboundsDefensive), era: era)
    levels.note(.assists, sum(\.assists), era: era)
    levels.note(.steals, sum(\.steals), era: era)
    levels.note(.blocks, sum(\.blocks), era: era)
    levels.note(.turnovers, sum(\.turnovers), era: era)
    levels.note(.fouls, sum(\.fouls), era: era)
    levels.note(.men, side.lines.count { $0.seconds > 0 }, era: era)
  }
}
