import BoxScores

/// What is staked already, as fractions of the bankroll: by player and day, by game, by day.
public struct Exposure: Sendable {
  struct PlayerDay: Hashable {
    let person: Int64
    let day: GameDay
  }

  private var players: [PlayerDay: (stake: Double, bets: Int)] = [:]
  private var games: [Int64: Double] = [:]
  private var days: [GameDay: Double] = [:]

  public init() {}

  /// Staked on a player's bets of a day, a fraction of the bankroll.
  public func player(_ person: Int64, on day: GameDay) -> Double {
    players[PlayerDay(person: person, day: day)]?.stake ?? 0
  }

  /// How many bets there are on a player on a day.
  public func bets(on person: Int64, _ day: GameDay) -> Int { players[PlayerDay(person: person, day: day)]?.bets ?? 0 }

  /// Staked on a game, a fraction of the bankroll.
  public func game(_ game: Int64) -> Double { games[game] ?? 0 }

  /// Staked on a day, a fraction of the bankroll.
  public func day(_ day: GameDay) -> Double { days[day] ?? 0 }

  /// Adds a bet that is placed or recommended.
  public mutating func add(_ stake: Double, person: Int64, game: Int64, day: GameDay) {
    let key = PlayerDay(person: person, day: day)
    let before = players[key] ?? (0, 0)
    players[key] = (before.stake + stake, before.bets + 1)
    games[game, default: 0] += stake
    days[day, default: 0] += stake
  }
}
