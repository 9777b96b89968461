/// What a run of `LeagueSimulator` made: a league's history and its next night.
public struct SimulatedLeague: Sendable {
  /// The played rows, sorted by (day, gameId, personId); `kind` is `.simulated`.
  public internal(set) var table: PlayerGameTable
  /// Everybody who ever stood on a roster. Last names end in " (sim)".
  public internal(set) var players: PlayerDirectory
  /// The games of the first night after the last simulated day, with their rosters; empty unless the run was cut.
  public internal(set) var upcoming: [UpcomingGame]
  /// Rostered players who did not play, in the order of the games.
  public internal(set) var didNotPlay: [Absence]
  /// What the numbers of `table` were drawn from, row by row.
  public internal(set) var truth: Truth

  /// No game of a simulated league has a lower id.
  public static let firstGameId: Int64 = 9_000_000_000_000
  /// No player of a simulated league has a lower id.
  public static let firstPersonId: Int64 = 9_000_000_000

  /// A game that is still to be played, and who belongs to its two teams.
  public struct UpcomingGame: Sendable, Hashable {
    public var gameId: Int64
    public var day: GameDay
    public var season: Season
    public var gameType: GameType
    /// Code of `SimulatedTeams`.
    public var homeTeam: Int16
    /// Code of `SimulatedTeams`.
    public var awayTeam: Int16
    /// personIds, everybody on the roster, the injured too.
    public var homeRoster: [Int64]
    /// The same of the away team.
    public var awayRoster: [Int64]
    /// personIds of both teams that are known to be out.
    public var out: [Int64]
  }

  /// A row of a box score without minutes.
  public struct Absence: Sendable, Hashable {
    public var gameId: Int64
    public var personId: Int64
    public var day: GameDay
    /// Code of `SimulatedTeams`.
    public var team: Int16
    /// Code of `SimulatedTeams`.
    public var opponent: Int16
    public var isHome: Bool
    public var gameType: GameType
    public var reason: Reason

    /// Why he did not play, as the comment of a box score says it.
    public enum Reason: String, Sendable, Hashable, CaseIterable {
      case coach = "DNP - Coach's Decision"
      case injury = "NWT - Injury/Illness"
      case rest = "DND - Rest"
    }
  }

  /// The expectations of a row before its game: what the best of all forecasters would say who knows the players' true
  /// skills, the form of the day excepted, and who of both teams is in. Parallel to the rows of `table`; also there where
  /// the era recorded nothing.
  public struct Truth: Sendable {
    /// Minutes that the coach's plan gives him; 4 for a man who was not meant to play and did.
    public internal(set) var expectedMinutes: [Float] = []
    /// Expected points in a minute on the court.
    public internal(set) var pointsPerMinute: [Float] = []
    /// Expected rebounds in a minute on the court.
    public internal(set) var reboundsPerMinute: [Float] = []
    /// Expected assists in a minute on the court.
    public internal(set) var assistsPerMinute: [Float] = []
    /// Expected threes made in a minute on the court; zero where the rules know none.
    public internal(set) var threesPerMinute: [Float] = []

    /// The expected count of a stat in a row.
    public func expected(_ stat: Stat, row: Int) -> Float {
      let rate =
        switch stat {
        case .points: pointsPerMinute[row]
        case .rebounds: reboundsPerMinute[row]
        case .assists: assistsPerMinute[row]
        case .threes: threesPerMinute[row]
        }
      return rate * expectedMinutes[row]
    }
  }
}
