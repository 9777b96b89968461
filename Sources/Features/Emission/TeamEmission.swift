/// Writes what the teams' and the league's past give, in the order of `TeamDefinitions`.
enum TeamEmission {
  /// The part that is the same for all rows of a side.
  static func emitShared(
    team: TeamState, opponent: TeamState, league: LeagueState, tonight: TeamGame, into row: UnsafeMutablePointer<Float>
  ) {
    var cursor = Cursor(next: row)
    let isCovered = tonight.isCovered
    func put(_ value: Double) { cursor.put(isCovered ? value : .nan) }
    for index in 0..<TeamTotals.count { put(team.own[index].mean) }
    for index in 0..<TeamTotals.count { put(opponent.allowed[index].mean) }
    for stat in 0..<TeamState.stats { put(opponent.ratios[stat].value) }
    put(team.pace.mean)
    put(opponent.pace.mean)
    put(team.pace.mean * opponent.pace.mean / league.meanPace)
    put(100 * team.own[0].mean / team.possessions.mean)
    put(100 * opponent.allowed[0].mean / opponent.possessionsAllowed.mean)
    put(team.margin.mean)
    put(opponent.margin.mean)
    put(team.rest(on: tonight.day))
    put(opponent.rest(on: tonight.day))
    put(team.games(within: 7, of: tonight.day))
    put(opponent.games(within: 7, of: tonight.day))
    for level in LeagueLevel.allCases { cursor.put(league.level(level.column, isCovered: isCovered)) }
  }

  /// The part that depends on the player: his position, and his place among his team-mates.
  static func emitPlayer(
    _ player: Int32?, profile: PlayerProfile, position: PlayerFacts.Position, opponent: TeamState,
    roster: RosterSummary, isCovered: Bool, into row: UnsafeMutablePointer<Float>
  ) {
    var cursor = Cursor(next: row)
    func put(_ value: Double) { cursor.put(isCovered ? value : .nan) }
    for stat in 0..<TeamState.stats {
      put(opponent.ratios[TeamState.stats * (1 + position.rawValue) + stat].value)
    }
    put(roster.rank(of: player, minutes: profile.minutes))
    put(Double(profile.recent[0] / roster.usual[0]))
    put(Double(profile.recent[1] / roster.usual[1]))
    put(Double(roster.absent[5]))
    put(Double(roster.absent[0]))
  }
}
