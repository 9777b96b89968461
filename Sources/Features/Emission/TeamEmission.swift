import BoxScores

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

/// A team's roster on a day, in sums.
struct RosterSummary {
  /// Sums of the means of `PlayerProfile.recent`, each weighted by the share of the last games its player was in.
  var usual = SIMD8<Float>(repeating: .nan)
  /// The same over those who missed the last game.
  var absent = SIMD8<Float>(repeating: .nan)
  var entries: [Roster.Entry] = []
  private var games: Float = 0

  static let none = RosterSummary()

  private init() {}

  init(_ roster: Roster, only isIncluded: (Int32) -> Bool = { _ in true }) {
    guard roster.games > 0 else { return }
    games = Float(roster.games)
    entries = roster.entries.filter { isIncluded($0.player) }
    var all = ProfileSum()
    var missing = ProfileSum()
    for entry in entries {
      let weighted = entry.profile.recent * (entry.share / games)
      all.add(weighted)
      missing.add(entry.missedLast ? weighted : weighted * 0)
    }
    usual = all.value
    absent = missing.value
  }

  /// Those the team counts on: in at least half of its last games.
  func isUsual(_ entry: Roster.Entry) -> Bool { entry.share * 2 >= games && entry.profile.isRotation }

  func rank(of player: Int32?, minutes: Float) -> Double {
    guard minutes == minutes else { return .nan }
    var rank = 1
    for entry in entries where entry.profile.minutes > minutes && entry.player != player { rank += 1 }
    return Double(rank)
  }
}
