/// Which lines of a book are scored.
public enum LineScope: String, Sendable, Codable, CaseIterable {
  /// Of each number the line whose two sides are nearest to even: the one the book believes in.
  case main
  /// Every line, alternates among them.
  case all
}
