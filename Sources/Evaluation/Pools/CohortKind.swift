/// A way to part the rows of a pool. Raw values are the names in reports.
public enum CohortKind: String, CaseIterable, Sendable, Codable, Hashable {
  /// EWMA of minutes (half-life 6 games) before the game.
  case minutes
  /// EWMA of points (half-life 6 games) before the game.
  case scoring
  /// First season or not.
  case experience
  /// What there is to forecast from: nothing, a few games, games of long ago, or more.
  case past
  /// Guard, forward or centre, by the player directory.
  case position

  /// The groups of this kind, in the order of reports.
  public var groups: [String] {
    switch self {
    case .minutes: ["under 12", "12-20", "20-28", "28 and more"]
    case .scoring: ["under 5", "5-10", "10-15", "15-20", "20 and more"]
    case .experience: ["rookie", "veteran"]
    case .past: Familiarity.allCases.map(\.title)
    case .position: ["guard", "forward", "center"]
    }
  }
}
