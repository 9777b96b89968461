/// A row that was set aside: what was wrong, where, and what was expected.
public struct LineProblem: Sendable, Hashable, Codable {
  /// Line of the file.
  public let row: Int
  /// The column, or the path inside of a JSON file; empty where the whole row is no record.
  public let column: String
  /// At most 80 characters of it.
  public let found: String
  /// What would have been right, in words.
  public let expected: String

  init(row: Int, column: String, found: String, expected: String) {
    self.row = row
    self.column = column
    self.found = String(found.prefix(80))
    self.expected = expected
  }

  public var message: String {
    "line \(row)" + (column.isEmpty ? "" : ", \(column)") + ": found '\(found)', expected \(expected)"
  }
}
