/// What a forecaster says of some days, and what it trained to say it.
public struct AuditForecasts: Sendable {
  /// One a day: a row a player-game in the table's order, a column for each model, stat and head.
  public var days: [AuditMatrix]
  /// What was trained and what of it speaks in the forecasts, in words.
  public var covers: String

  public init(days: [AuditMatrix], covers: String) {
    self.days = days
    self.covers = covers
  }
}
