import BoxScores

/// Everything that forecasts, seen from outside: trained as of days of one season, asked about those days.
public protocol AuditForecaster: Sendable {
  /// Makes features, trains whatever a forecast of the days may use, and forecasts the rows of each day.
  /// - Parameter days: days of one season, which share their cut-off.
  func forecasts(of days: [GameDay], table: PlayerGameTable, players: PlayerDirectory) throws -> AuditForecasts
}
