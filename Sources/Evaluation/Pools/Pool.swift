/// Which rows an evaluation counts. Raw values are the names in reports.
public enum Pool: String, CaseIterable, Sendable, Codable, Hashable {
  /// Scored rows of players with at least ten earlier games in that season.
  case a = "A"
  /// All scored rows.
  case b = "B"

  /// Earlier games of the season that pool A asks for.
  public static let gamesOfA = 10
}
