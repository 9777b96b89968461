/// Forecasts by simple rules over a player's earlier games. Raw values are the names in reports.
public enum BaselineModel: String, CaseIterable, Sendable, Codable, Hashable {
  /// Mean of the last five games.
  case last5
  /// Mean of the last ten games.
  case last10
  /// Mean of this season's games; before the first, that of his last season; before that, of his career.
  case seasonMean
  /// All earlier games with weights 0.5^(k/6), k = 0 for the most recent.
  case ewma6
  /// EWMA of the stat over EWMA of minutes (half-life 16 games), times EWMA of minutes (half-life 3 games).
  case rateTimesMinutes
}
