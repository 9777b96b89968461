import Forecasting

/// The forecasts of a day that were asked for: the object that `predict --json` prints, its forecasts with more in them.
public struct ServedForecasts: Sendable, Encodable {
  /// The whole day's; all of it but its list of forecasts is encoded.
  public let report: ForecastReport
  /// Those that were asked for.
  public let forecasts: [ServedForecast]
  /// Why there are none.
  public let note: String?

  private enum Key: String, CodingKey { case forecasts, note }

  public func encode(to encoder: any Encoder) throws {
    // The report's own list is empty: the key is written once more, with what stands here.
    try report.with([]).encode(to: encoder)
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(forecasts, forKey: .forecasts)
    try container.encodeIfPresent(note, forKey: .note)
  }
}
