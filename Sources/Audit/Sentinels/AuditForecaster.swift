import BoxScores

/// Everything that forecasts, seen from outside: trained as of days of one season, asked about those days.
public protocol AuditForecaster: Sendable {
  /// What is trained, in words.
  var covers: String { get }
  /// Makes features, trains whatever a forecast of the days may use, and forecasts the rows of each day.
  /// - Parameter days: days of one season, which share their cut-off.
  /// - Returns: for each day a row a player-game in the table's order, a column for each model, stat and head.
  func forecasts(of days: [GameDay], table: PlayerGameTable, players: PlayerDirectory) throws -> [AuditMatrix]
}
