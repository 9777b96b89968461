/// One of the four numbers Fullcourt forecasts.
public enum Stat: String, CaseIterable, Sendable, Codable, Hashable, CodingKeyRepresentable {
  case points, rebounds, assists, threes

  /// The box-score column that holds the outcome.
  public var column: BoxColumn {
    switch self {
    case .points: .points
    case .rebounds: .rebounds
    case .assists: .assists
    case .threes: .threePointersMade
    }
  }

  /// The same quantity as something a window learns.
  public var target: Target { Target(rawValue: rawValue)! }
}
