import BoxScores

/// Writes the features of a player's own past, in the order of `PlayerDefinitions`.
enum PlayerEmission {
  static func emit(_ state: PlayerState, facts: PlayerFacts, tonight: TeamGame, into row: UnsafeMutablePointer<Float>) {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: RecentGames.scratch) { scratch in
      let recent = RecentGames(state, scratch: scratch.baseAddress!)
      emit(state, recent, facts: facts, tonight: tonight, Cursor(next: row))
    }
  }

  private static func emit(
    _ state: PlayerState, _ recent: RecentGames, facts: PlayerFacts, tonight: TeamGame, _ start: Cursor
  ) {
    var cursor = start
    let isThisSeason = state.facts.pointee.season == tonight.season
    form(state, recent, isThisSeason, &cursor)
    for column in 5..<GameFrame.width { cursor.put(recent.mean10[boxOrder(column)]) }
    rates(state, &cursor)
    shooting(state, &cursor)
    usage(state, &cursor)
    let longest = recent.longest
    cursor.put(recent.last(.minutes))
    cursor.put(longest.above24)
    cursor.put(longest.max)
    schedule(state, tonight, isThisSeason, &cursor)
    split(state, tonight, &cursor)
    availability(state, tonight, isThisSeason, &cursor)
    priors(state, isThisSeason, &cursor)
    person(facts, state, tonight, isThisSeason, &cursor)
  }

  /// The columns of `PlayerDefinitions.other`, by number.
  @inline(__always) private static func boxOrder(_ index: Int) -> Int {
    switch index {
    case 5: BoxColumn.fieldGoalsAttempted.rawValue
    case 6: BoxColumn.fieldGoalsMade.rawValue
    case 7: BoxColumn.threePointersAttempted.rawValue
    case 8: BoxColumn.freeThrowsAttempted.rawValue
    case 9: BoxColumn.freeThrowsMade.rawValue
    default: index
    }
  }

  private static func form(
    _ state: PlayerState, _ recent: RecentGames, _ isThisSeason: Bool, _ cursor: inout Cursor
  ) {
    for index in 0..<PlayerState.mainCount {
      let column = PlayerState.main(index)
      cursor.put(recent.mean3[column])
      cursor.put(recent.mean5[column])
      cursor.put(recent.mean10[column])
      cursor.put(recent.mean20[column])
      let seasonMean = state.sums[PlayerState.seasonSum + column] / state.sums[PlayerState.seasonCount + column]
      cursor.put(isThisSeason ? seasonMean : .nan)
      let fast = state.mean(.fast, column)
      let slowest = state.mean(.slowest, column)
      cursor.put(fast)
      cursor.put(state.mean(.baseline, column))
      cursor.put(state.mean(.slow, column))
      cursor.put(slowest)
      cursor.put(recent.deviation(column))
      cursor.put(fast - slowest)
    }
    cursor.put(recent.median(.points))
    cursor.put(recent.median(.minutes))
  }

  private static func rates(_ state: PlayerState, _ cursor: inout Cursor) {
    let slowMinutes = state.mean(.slow, .minutes)
    func rate(_ column: BoxColumn) -> Double { 36 * state.mean(.slow, column) / slowMinutes }
    cursor.put(rate(.points))
    cursor.put(rate(.rebounds))
    cursor.put(rate(.assists))
    cursor.put(rate(.threePointersMade))
    cursor.put(rate(.fieldGoalsAttempted))
    cursor.put(rate(.threePointersAttempted))
    cursor.put(rate(.freeThrowsAttempted))
    cursor.put(rate(.reboundsOffensive))
    cursor.put(rate(.turnovers))
    let share = state.mean(.fast, .minutes) / state.mean(.slowest, .minutes)
    for index in 0..<4 { cursor.put(state.mean(.slowest, PlayerState.main(index)) * share) }
  }

  private static func shooting(_ state: PlayerState, _ cursor: inout Cursor) {
    func sum(_ column: BoxColumn) -> Double {
      // A sum without a single known value is missing, not zero.
      state.weight(.slowest, column.rawValue) > 0 ? state.weightedSum(.slowest, column.rawValue) : .nan
    }
    func shrunk(_ made: Double, _ tried: Double, _ prior: ShootingPrior) -> Double {
      (made + prior.share * prior.attempts) / (tried + prior.attempts)
    }
    let shots = sum(.fieldGoalsAttempted)
    cursor.put(shrunk(sum(.fieldGoalsMade), shots, .fieldGoal))
    cursor.put(shrunk(sum(.threePointersMade), sum(.threePointersAttempted), .threePoint))
    cursor.put(shrunk(sum(.freeThrowsMade), sum(.freeThrowsAttempted), .freeThrow))
    cursor.put(shrunk(sum(.points) / 2, shots + 0.44 * sum(.freeThrowsAttempted), .trueShooting))
    cursor.put(state.mean(.slowest, .threePointersAttempted) / state.mean(.slowest, .fieldGoalsAttempted))
  }

  private static func usage(_ state: PlayerState, _ cursor: inout Cursor) {
    let lane = PlayerState.teamLane
    func share(_ column: BoxColumn, _ teamLane: Int) -> Double {
      state.mean(.slow, column) / state.mean(.slow, teamLane)
    }
    cursor.put(share(.fieldGoalsAttempted, lane + 5))
    cursor.put(share(.points, lane + 1))
    cursor.put(share(.rebounds, lane + 2))
    cursor.put(share(.assists, lane + 3))
    cursor.put(share(.threePointersMade, lane + 4))
    let load =
      state.mean(.slow, .fieldGoalsAttempted) + 0.44 * state.mean(.slow, .freeThrowsAttempted)
      + state.mean(.slow, .turnovers)
    let minutes = 5 * share(.minutes, lane)
    cursor.put(load / state.mean(.slow, lane + 6) / minutes)
  }

  private static func schedule(
    _ state: PlayerState, _ tonight: TeamGame, _ isThisSeason: Bool, _ cursor: inout Cursor
  ) {
    let games = Int(state.facts.pointee.games)
    var within = (0, 0, 0)
    var minutes = 0.0
    for back in 0..<min(games, PlayerState.ringSize) {
      let slot = (games - 1 - back) % PlayerState.ringSize
      let days = tonight.day - state.past[slot].day
      guard days <= 14 else { break }
      within.2 += 1
      if days <= 4 { within.0 += 1 }
      if days <= 7 {
        within.1 += 1
        minutes += Double(state.ring[slot * GameFrame.width + BoxColumn.minutes.rawValue])
      }
    }
    let isRecorded = Int(tonight.season) >= BoxColumn.minutes.firstSeason.endYear
    cursor.put(isRecorded ? minutes : .nan)
    let rest = games == 0 ? .nan : Double(tonight.day - state.past[(games - 1) % PlayerState.ringSize].day)
    cursor.put(rest)
    cursor.put(flag: rest == 1)
    cursor.put(Double(within.0))
    cursor.put(Double(within.1))
    cursor.put(Double(within.2))
    cursor.put(isThisSeason ? Double(state.facts.pointee.seasonGames) : 0)
  }

  private static func split(_ state: PlayerState, _ tonight: TeamGame, _ cursor: inout Cursor) {
    cursor.put(tonight.home < 0 ? .nan : Double(tonight.home))
    let sums = state.sums + PlayerState.split
    for index in 0..<PlayerState.mainCount {
      let away = sums[index] / sums[5 + index]
      let home = sums[10 + index] / sums[15 + index]
      let weight = min(sums[5 + index], sums[15 + index])
      let difference = (home - away) * weight / (weight + 10)
      cursor.put(tonight.home < 0 ? .nan : tonight.home == 1 ? difference : -difference)
    }
  }

  private static func availability(
    _ state: PlayerState, _ tonight: TeamGame, _ isThisSeason: Bool, _ cursor: inout Cursor
  ) {
    let facts = state.facts.pointee
    let isKnown = tonight.isCovered && tonight.ordinal > 0
    var last10 = 0
    var last20 = 0
    var lastOrdinal: Int32 = -1
    for back in 0..<min(Int(facts.games), PlayerState.ringSize) {
      let game = state.past[(Int(facts.games) - 1 - back) % PlayerState.ringSize]
      guard game.season == tonight.season else { break }
      guard game.team == tonight.team else { continue }
      lastOrdinal = max(lastOrdinal, game.ordinal)
      if game.ordinal >= tonight.ordinal - 10 { last10 += 1 }
      if game.ordinal >= tonight.ordinal - 20 { last20 += 1 }
    }
    cursor.put(isKnown ? Double(last10) / Double(min(10, tonight.ordinal)) : .nan)
    cursor.put(isKnown ? Double(last20) / Double(min(20, tonight.ordinal)) : .nan)
    cursor.put(isKnown && lastOrdinal >= 0 ? Double(tonight.ordinal - 1 - lastOrdinal) : .nan)
    cursor.put(isThisSeason && facts.team == tonight.team ? Double(facts.gamesWithTeam) : 0)
  }

  private static func priors(_ state: PlayerState, _ isThisSeason: Bool, _ cursor: inout Cursor) {
    let facts = state.facts.pointee
    for index in 0..<PlayerState.mainCount {
      let column = PlayerState.main(index)
      cursor.put(
        isThisSeason
          ? state.sums[PlayerState.previousMean + index]
          : state.sums[PlayerState.seasonSum + column] / state.sums[PlayerState.seasonCount + column])
    }
    let games = isThisSeason ? facts.previousGames : facts.seasonGames
    cursor.put(games > 0 ? Double(games) : .nan)
    for index in 0..<PlayerState.mainCount {
      let column = PlayerState.main(index)
      cursor.put(state.sums[PlayerState.careerSum + column] / state.sums[PlayerState.careerCount + column])
    }
    cursor.put(Double(facts.games))
  }

  private static func person(
    _ person: PlayerFacts, _ state: PlayerState, _ tonight: TeamGame, _ isThisSeason: Bool, _ cursor: inout Cursor
  ) {
    let seasons = state.facts.pointee.seasons - (isThisSeason ? 1 : 0)
    cursor.put((Double(tonight.day) - person.birth) / 365.25)
    cursor.put(tonight.season > Season.first.endYear ? Double(seasons) : .nan)
    cursor.put(person.height)
    cursor.put(flag: person.isGuard)
    cursor.put(flag: person.isForward)
    cursor.put(flag: person.isCenter)
    cursor.put(tonight.season > Season.first.endYear ? person.draftNumber : .nan)
    cursor.put(Double(tonight.ordinal) / 82)
    cursor.put(flag: tonight.isPlayoffs)
  }
}
