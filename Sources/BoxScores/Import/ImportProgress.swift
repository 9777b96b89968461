/// How far an import is.
public enum ImportProgress: Sendable, Equatable {
  /// A file was unpacked, checked and cut into records; files are done in any order.
  case read(file: String, done: Int, of: Int)
  /// The engine converts and judges all rows.
  case judging(rows: Int)
  case writing(season: Season, done: Int, of: Int)
}
