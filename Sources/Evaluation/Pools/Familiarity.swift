/// How much a player's own games say of him before a game. What stands on little is less sure, and is told so.
public enum Familiarity: String, Sendable, Codable, CaseIterable, CodingKeyRepresentable {
  /// He never played before.
  case noGame
  /// Fewer career games than `enoughGames`.
  case fewGames
  /// His last game is more than `longDays` days ago.
  case longAgo
  case recent

  /// Fewer career games than this, and his own past says little.
  public static let enoughGames = 10
  /// Longer than a summer: who comes back after so many days was away.
  public static let longDays = 250

  /// - Parameters:
  ///   - games: His games before the day, of all seasons.
  ///   - days: Days since the last of them.
  public init(games: Int, days: Int) {
    self =
      games <= 0 ? .noGame : days > Self.longDays ? .longAgo : games < Self.enoughGames ? .fewGames : .recent
  }

  /// The name in reports.
  public var title: String {
    switch self {
    case .noGame: "no game"
    case .fewGames: "under \(Self.enoughGames) games"
    case .longAgo: "over \(Self.longDays) days ago"
    case .recent: "recent games"
    }
  }
}
