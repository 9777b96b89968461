/// What a window learns: the four stats, and minutes as an auxiliary target.
public enum Target: String, CaseIterable, Sendable, Codable, Hashable, CodingKeyRepresentable {
  case points, rebounds, assists, threes, minutes

  /// The box-score column that holds the outcome.
  public var column: BoxColumn { stat?.column ?? .minutes }

  /// Nil for minutes.
  public var stat: Stat? { Stat(rawValue: rawValue) }

  /// The first season whose box scores hold it.
  public var firstSeason: Season { column.firstSeason }
}
