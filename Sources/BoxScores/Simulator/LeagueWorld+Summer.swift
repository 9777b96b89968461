import Foundation

/// What happens between seasons: men age and retire, contracts end, new men are drafted, teams come and go.
extension LeagueWorld {
  mutating func summer(before era: SimulatedEra, firstDay: GameDay) {
    let isFirst = men.isEmpty
    age(on: firstDay)
    let order = draftOrder()
    resize(to: era.teams)
    for index in teams.indices {
      teams[index].manners.step(&generator)
      teams[index].wins = 0
      teams[index].losses = 0
      teams[index].lastGame = nil
    }
    centreManners()
    let rosterSize = rosterSize(era)
    if isFirst {
      found(teams.count * rosterSize * 5 / 4, firstDay: firstDay)
    } else {
      endContracts(era)
      draft(order: order.filter { teams.indices.contains($0) }, firstDay: firstDay, season: era.season)
    }
    fillRosters(to: rosterSize)
    leaveTheLeague()
  }

  /// An average team is average: what all have in common is the era's, not theirs.
  private mutating func centreManners() {
    for trait in SimulatedTeamState.Manners.traits {
      let mean = teams.reduce(0) { $0 + $1.manners[keyPath: trait] } / Double(teams.count)
      for index in teams.indices { teams[index].manners[keyPath: trait] -= mean }
    }
  }

  func rosterSize(_ era: SimulatedEra) -> Int { Int(era.menPerSide.rounded(.up)) + (era.season.endYear < 1960 ? 2 : 3) }

  /// A year on: worth by talent and age, and who has had enough.
  private mutating func age(on day: GameDay) {
    for index in men.indices where !men[index].isRetired {
      men[index].talent += 0.18 * generator.normal()
      men[index].gamesOut = 0
      men[index].drift = SimulatedMan.Drift()
      let age = men[index].age(on: day)
      men[index].value = men[index].talent - SimulatedMan.ageLoss(age)
      let tiredness = 1 / (1 + exp(-(age - 36.5 - 1.2 * men[index].value) / 1.3))
      if generator.chance(0.6 * tiredness) || age > 41 { retire(index) }
    }
  }

  private mutating func retire(_ index: Int) {
    men[index].isRetired = true
    if let team = men[index].team { teams[team].roster.removeAll { $0 == index } }
    men[index].team = nil
    freeAgents.removeAll { $0 == index }
  }

  /// Worst record first.
  private func draftOrder() -> [Int] {
    teams.indices.sorted { (teams[$0].wins, $0) < (teams[$1].wins, $1) }
  }

  private mutating func resize(to count: Int) {
    while teams.count > count {
      let folded = teams.removeLast()
      for index in folded.roster { release(index) }
    }
    while teams.count < count {
      teams.append(SimulatedTeamState(code: SimulatedTeams.firstCode + Int16(teams.count)))
    }
  }

  private mutating func release(_ index: Int) {
    men[index].team = nil
    freeAgents.append(index)
  }

  private mutating func newMan(age: Double, firstDay: GameDay, draft: (year: Int, number: Int?)?) -> Int {
    let (man, player) = factory.make(age: age, seasonStart: firstDay, draft: draft, generator: &generator)
    men.append(man)
    players[man.personId] = player
    let index = men.count - 1
    men[index].value = man.talent - SimulatedMan.ageLoss(age)
    return index
  }

  /// The first season finds men of all ages.
  private mutating func found(_ count: Int, firstDay: GameDay) {
    for _ in 0..<count {
      let age = 21.5 + 12 * generator.uniform() * generator.uniform().squareRoot()
      freeAgents.append(newMan(age: age, firstDay: firstDay, draft: nil))
    }
  }

  /// Some contracts end; before 1976 hardly anybody could leave his team.
  private mutating func endContracts(_ era: SimulatedEra) {
    let leaving = era.season.endYear < 1976 ? 0.08 : era.season.endYear < 1996 ? 0.15 : 0.24
    for team in teams.indices {
      for index in teams[team].roster where generator.chance(leaving) { release(index) }
      teams[team].roster.removeAll { men[$0].team == nil }
    }
  }

  /// Two rounds in the order of the last table; the better prospects go first, as far as scouts can tell.
  private mutating func draft(order: [Int], firstDay: GameDay, season: Season) {
    let year = season.endYear - 1
    let entryAge = year < 1971 ? 22.0 : year < 1996 ? 21.4 : 20.4
    let picks = order + teams.indices.filter { !order.contains($0) }
    var prospects: [(index: Int, grade: Double)] = []
    for _ in 0..<(2 * picks.count + picks.count / 2) {
      let age = min(25, max(18.8, entryAge + 1.1 * generator.normal()))
      let index = newMan(age: age, firstDay: firstDay, draft: nil)
      prospects.append((index, men[index].talent + 0.5 * generator.normal()))
    }
    prospects.sort { $0.grade != $1.grade ? $0.grade > $1.grade : $0.index < $1.index }
    for (number, prospect) in prospects.enumerated() {
      guard number < 2 * picks.count else {
        freeAgents.append(prospect.index)
        continue
      }
      let team = picks[number % picks.count]
      players[men[prospect.index].personId]?.draftYear = year
      players[men[prospect.index].personId]?.draftNumber = number + 1
      men[prospect.index].team = team
      teams[team].roster.append(prospect.index)
    }
  }

  /// Teams let the least go who are too many, then the others choose from the market, the weakest team first.
  private mutating func fillRosters(to size: Int) {
    func worth(_ index: Int) -> Double {
      // A young man is kept for what he may become.
      men[index].value + 0.35 * (men[index].talent - men[index].value)
    }
    for team in teams.indices where teams[team].roster.count > size {
      let ranked = teams[team].roster.sorted { (worth($0), $1) > (worth($1), $0) }
      teams[team].roster = Array(ranked.prefix(size))
      for index in ranked.dropFirst(size) { release(index) }
    }
    var market = freeAgents.map { (index: $0, appeal: worth($0) + 0.25 * generator.normal()) }
    market.sort { $0.appeal != $1.appeal ? $0.appeal > $1.appeal : $0.index < $1.index }
    var taken = Set<Int>()
    for entry in market {
      // The team with the most room takes the best man; among equals it is a matter of luck.
      let room = teams.map { size - $0.roster.count }.max() ?? 0
      guard room > 0 else { break }
      let open = teams.indices.filter { size - teams[$0].roster.count == room }
      let team = open[generator.integer(in: 0..<open.count)]
      teams[team].roster.append(entry.index)
      men[entry.index].team = team
      taken.insert(entry.index)
    }
    freeAgents.removeAll { taken.contains($0) }
  }

  /// Whom nobody wanted twice does something else with his life.
  private mutating func leaveTheLeague() {
    for index in freeAgents { men[index].seasonsWithoutTeam += 1 }
    for team in teams { for index in team.roster { men[index].seasonsWithoutTeam = 0 } }
    let leaving = freeAgents.filter { men[$0].seasonsWithoutTeam >= 2 }
    for index in leaving { men[index].isRetired = true }
    freeAgents.removeAll { men[$0].isRetired }
  }

  /// The nights on which two teams exchange men: in the middle of the season, one trade for every four teams.
  mutating func tradeDays(_ schedule: SeasonSchedule) -> [GameDay] {
    guard !schedule.games.isEmpty else { return [] }
    return (0..<max(1, teams.count / 4)).map { _ in
      let position = 0.25 + 0.4 * generator.uniform()
      return schedule.games[Int(position * Double(schedule.games.count))].day
    }
  }

  /// Two teams exchange men of about the same worth.
  mutating func trade() {
    let first = generator.integer(in: 0..<teams.count)
    let second = (first + 1 + generator.integer(in: 0..<(teams.count - 1))) % teams.count
    let offered = teams[first].roster[generator.integer(in: 0..<teams[first].roster.count)]
    let wanted = teams[second].roster.min {
      (abs(men[$0].value - men[offered].value), $0) < (abs(men[$1].value - men[offered].value), $1)
    }
    guard let wanted else { return }
    teams[first].roster.removeAll { $0 == offered }
    teams[second].roster.removeAll { $0 == wanted }
    teams[first].roster.append(wanted)
    teams[second].roster.append(offered)
    men[offered].team = second
    men[wanted].team = first
  }
}
