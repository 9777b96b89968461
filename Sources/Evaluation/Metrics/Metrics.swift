/// Errors of point forecasts, in the units of the stat.
///
/// Every function takes forecasts and outcomes of the same rows. Rows whose outcome is missing (NaN) are left out; a
/// missing forecast is not: it makes the result NaN, because a model that stays silent on hard rows must not look
/// better for it. With no row left the result is NaN.
public enum Metrics {
  /// Mean absolute error.
  /// - Complexity: O(n)
  @inlinable
  public static func mae<F: BinaryFloatingPoint, O: BinaryFloatingPoint>(_ forecast: [F], _ outcome: [O]) -> Double {
    mean(forecast, outcome) { abs($0 - $1) }
  }

  /// Mean absolute error of the forecast rounded to the nearest whole number, halves away from zero.
  ///
  /// Outcomes are whole numbers: rounding alone takes 0.2 to 1 % off an error, so comparisons round both sides.
  /// - Complexity: O(n)
  @inlinable
  public static func maeInt<F: BinaryFloatingPoint, O: BinaryFloatingPoint>(_ forecast: [F], _ outcome: [O]) -> Double {
    mean(forecast, outcome) { abs($0.rounded(.toNearestOrAwayFromZero) - $1) }
  }

  /// Root of the mean squared error. Meant for the mean head.
  /// - Complexity: O(n)
  @inlinable
  public static func rmse<F: BinaryFloatingPoint, O: BinaryFloatingPoint>(_ forecast: [F], _ outcome: [O]) -> Double {
    mean(forecast, outcome) { ($0 - $1) * ($0 - $1) }.squareRoot()
  }

  /// Mean of forecast - outcome: positive when the model forecasts too much. Meant for the mean head.
  /// - Complexity: O(n)
  @inlinable
  public static func bias<F: BinaryFloatingPoint, O: BinaryFloatingPoint>(_ forecast: [F], _ outcome: [O]) -> Double {
    mean(forecast, outcome) { $0 - $1 }
  }

  /// Mean pinball loss of a forecast of the `level` quantile.
  /// - Complexity: O(n)
  @inlinable
  public static func pinball<F: BinaryFloatingPoint, O: BinaryFloatingPoint>(
    _ forecast: [F], _ outcome: [O], level: Double
  ) -> Double {
    mean(forecast, outcome) { pinball($0, $1, level: level) }
  }

  /// `level * (outcome - forecast)` where the outcome is above the forecast, `(1 - level) * (forecast - outcome)`
  /// where it is below (Koenker & Bassett 1978, doi:10.2307/1913643).
  @inlinable
  public static func pinball(_ forecast: Double, _ outcome: Double, level: Double) -> Double {
    let error = outcome - forecast
    return error >= 0 ? level * error : (level - 1) * error
  }

  /// Per row |round(forecast) - outcome|, what paired comparisons are made of. NaN where the outcome is missing.
  @inlinable
  public static func roundedAbsoluteErrors<F: BinaryFloatingPoint, O: BinaryFloatingPoint>(
    _ forecast: [F], _ outcome: [O]
  ) -> [Double] {
    precondition(forecast.count == outcome.count, "a forecast for every outcome")
    return forecast.indices.map { abs(Double(forecast[$0]).rounded(.toNearestOrAwayFromZero) - Double(outcome[$0])) }
  }

  @inlinable
  static func mean<F: BinaryFloatingPoint, O: BinaryFloatingPoint>(
    _ forecast: [F], _ outcome: [O], _ loss: (Double, Double) -> Double
  ) -> Double {
    precondition(forecast.count == outcome.count, "a forecast for every outcome")
    var sum = 0.0
    var count = 0
    for row in forecast.indices where !outcome[row].isNaN {
      sum += loss(Double(forecast[row]), Double(outcome[row]))
      count += 1
    }
    return count == 0 ? .nan : sum / Double(count)
  }
}
