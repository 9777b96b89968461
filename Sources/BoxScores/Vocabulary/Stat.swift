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

/// What a window learns: the four stats, and minutes as an auxiliary target.
public enum Target: String, CaseIterable, Sendable, Codable, Hashable, CodingKeyRepresentable {
  case points, rebounds, assists, threes, minutes

  public var column: BoxColumn { stat?.column ?? .minutes }

  /// Nil for minutes.
  public var stat: Stat? { Stat(rawValue: rawValue) }

  /// The first season whose box scores hold it.
  public var firstSeason: Season { column.firstSeason }
}
