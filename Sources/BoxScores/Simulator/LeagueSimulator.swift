/// Makes a league that never was, under the rules of the seasons it plays in.
///
/// Men with hidden skills age, move, tire and get hurt; games have pace, opponents, home courts and luck. The averages
/// of every season are held at those of `SeasonAverages`; what a season did not record is missing. The same seasons,
/// seed, scale and last day always give the same league, bit for bit.
public struct LeagueSimulator: Sendable {
  /// Those to be played, from the first on, which begins with new teams and men.
  public let seasons: ClosedRange<Season>
  /// Decides everything that chance decides.
  public let seed: UInt64
  /// How many teams, games and men.
  public let scale: LeagueScale
  /// The last day that is played; nil when all seasons are played to their end.
  public let through: GameDay?

  /// - Parameters:
  ///   - seasons: consecutive seasons; the league begins with the first of them.
  ///   - through: games after it are not played, and those of the first night after it are announced in
  ///     `SimulatedLeague.upcoming`. When nil, a league that reaches 2026 stops on 8 February 2026.
  public init(seasons: ClosedRange<Season>, seed: UInt64, scale: LeagueScale = .full, through: GameDay? = nil) {
    self.seasons = seasons
    self.seed = seed
    self.scale = scale
    let midSeason = GameDay(year: 2026, month: 2, day: 8)
    self.through = through ?? (seasons.contains(Season.last) ? midSeason : nil)
  }

  /// Plays all seasons.
  /// - Complexity: O(rows); a modern season of the full league has about 27,000.
  public func run() -> SimulatedLeague {
    var world = LeagueWorld(scale: scale, seed: seed, through: through)
    for season in seasons where !world.isStopped { world.play(season) }
    return SimulatedLeague(
      table: world.recorder.table, players: world.players, upcoming: world.upcoming,
      didNotPlay: world.recorder.absences, truth: world.recorder.truth)
  }
}
