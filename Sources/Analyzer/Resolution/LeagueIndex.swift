import BoxScores

/// The games and people that a line can be about.
///
/// Made of box scores, and for games to come of the schedule and the roster.
public struct LeagueIndex: Sendable {
  /// Whose teams a line's names are looked for among.
  public let kind: DataKind
  /// By gameId.
  public let games: [Int64: KnownGame]
  private let gamesOfPair: [Pair: [Int64]]
  private let stints: [Member: [Stint]]
  private let played: [Appearance: Int16]
  /// Everybody who has a stint, by season and name.
  private let byFull: [NameKey: [Int64]]
  private let byShort: [NameKey: [Int64]]
  private let names: [Int64: PersonName]
  private let players: PlayerDirectory
  /// Names of the roster, as it writes them.
  private let onRoster: [Int64: String]

  private struct Pair: Hashable {
    let day: GameDay
    let low: Int16
    let high: Int16

    init(_ day: GameDay, _ one: Int16, _ other: Int16) {
      self.day = day
      (low, high) = (min(one, other), max(one, other))
    }
  }

  private struct Member: Hashable {
    let season: Season
    let person: Int64
  }

  private struct Appearance: Hashable {
    let game: Int64
    let person: Int64
  }

  private struct NameKey: Hashable {
    let season: Season
    let name: String
  }

  /// A player's time with a team, from his first game for it on.
  private struct Stint {
    let first: Int32
    let team: Int16
  }

  /// - Parameters:
  ///   - table: Box scores.
  ///   - seasons: Leave out other seasons; nil takes all.
  ///   - schedule: Games to come.
  ///   - roster: Who is with which team, for the season of the schedule; without a schedule for the last of the table.
  public init(
    _ table: PlayerGameTable, players: PlayerDirectory, seasons: ClosedRange<Season>? = nil,
    schedule: [ScheduledGame] = [], roster: [RosterEntry] = []
  ) {
    var games: [Int64: KnownGame] = [:]
    var stints: [Member: [Stint]] = [:]
    var played: [Appearance: Int16] = [:]
    for row in seasons.map({ table.rows(of: $0) }) ?? 0..<table.count {
      let (game, person, team) = (table.gameId[row], table.personId[row], table.team[row])
      let season = Season(Int(table.season[row]))
      played[Appearance(game: game, person: person)] = team
      if games[game] == nil {
        let isAway = table.home[row] == 0
        games[game] = KnownGame(
          gameId: game, day: GameDay(number: table.day[row]), season: season,
          home: isAway ? table.opponent[row] : team, away: isAway ? team : table.opponent[row])
      }
      let member = Member(season: season, person: person)
      if stints[member]?.last?.team != team {
        stints[member, default: []].append(Stint(first: table.day[row], team: team))
      }
    }
    for game in schedule where games[game.gameId] == nil {
      games[game.gameId] = KnownGame(
        gameId: game.gameId, day: game.day, season: game.season, home: game.home, away: game.away)
    }
    let present = schedule.map(\.season).max() ?? table.season.last.map { Season(Int($0)) }
    if let present, seasons?.contains(present) ?? true {
      // The roster says where he is today: after his last game, whatever team that was for.
      for entry in roster {
        let member = Member(season: present, person: entry.personId)
        if stints[member]?.last?.team != entry.team {
          let after = stints[member] == nil ? Int32.min : (table.day.last ?? .min)
          stints[member, default: []].append(Stint(first: after, team: entry.team))
        }
      }
    }
    var byFull: [NameKey: [Int64]] = [:]
    var byShort: [NameKey: [Int64]] = [:]
    var names: [Int64: PersonName] = [:]
    let onRoster = Dictionary(roster.map { ($0.personId, $0.player) }, uniquingKeysWith: { first, _ in first })
    for member in stints.keys.sorted(by: { ($0.season, $0.person) < ($1.season, $1.person) }) {
      guard let text = players[member.person]?.fullName ?? onRoster[member.person] else { continue }
      let name = names[member.person] ?? PersonName(text)
      names[member.person] = name
      byFull[NameKey(season: member.season, name: name.full), default: []].append(member.person)
      byShort[NameKey(season: member.season, name: name.short), default: []].append(member.person)
    }
    kind = table.kind
    self.games = games
    self.stints = stints
    self.played = played
    self.byFull = byFull
    self.byShort = byShort
    self.names = names
    self.players = players
    self.onRoster = onRoster
    var pairs: [Pair: [Int64]] = [:]
    for game in games.values { pairs[Pair(game.day, game.home, game.away), default: []].append(game.gameId) }
    gamesOfPair = pairs.mapValues { $0.sorted() }
  }

  /// The games of two teams on a day: none or one, and two on the one date of a replayed game.
  public func games(on day: GameDay, between one: Int16, and other: Int16) -> [Int64] {
    gamesOfPair[Pair(day, one, other)] ?? []
  }

  /// Whether he has a box score in a game, and for whom.
  public func team(of person: Int64, in game: Int64) -> Int16? { played[Appearance(game: game, person: person)] }

  /// The team a player is with on the day of a game, if it is one of the two that meet: as he played, else as his games
  /// of the season say, before that day or, for want of those, after.
  public func side(of person: Int64, in game: KnownGame) -> Int16? {
    if let team = team(of: person, in: game.gameId) { return team }
    let all = stints[Member(season: game.season, person: person)] ?? []
    let latest = all.last { $0.first <= game.day.number && game.has($0.team) }
    return (latest ?? all.first { game.has($0.team) })?.team
  }

  /// Everybody of that name in a season: those of the full name, or for want of them those who differ by a suffix.
  public func people(named name: PersonName, in season: Season) -> [Int64] {
    byFull[NameKey(season: season, name: name.full)] ?? byShort[NameKey(season: season, name: name.short)] ?? []
  }

  /// Everybody of either team whose surname, or any longer word of the name, is the same: for lists of candidates.
  public func people(like name: PersonName, in game: KnownGame) -> [Int64] {
    stints.keys.filter { member in
      member.season == game.season && side(of: member.person, in: game) != nil
        && (names[member.person].map { $0.mayBe(name) || (!name.surname.isEmpty && $0.surname == name.surname) }
          ?? false)
    }.map(\.person).sorted()
  }

  /// His name in the directory of players, else on the roster; nil for somebody whom neither knows.
  public func name(of person: Int64) -> String? { players[person]?.fullName ?? onRoster[person] }

  func folded(_ person: Int64) -> PersonName? { names[person] ?? players[person].map { PersonName($0.fullName) } }
}
