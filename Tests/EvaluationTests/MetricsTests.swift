import Testing

@testable import Evaluation

@Suite struct MetricsTests {
  let forecast: [Float] = [2.5, 1.4, 0.5, 7, 3]
  let outcome: [Float] = [3, 1, 0, .nan, 5]

  @Test func errorsAreThoseOfTheHandComputedRows() {
    let errors = [-0.5, 0.4, 0.5, -2.0]
    let absolute = errors.reduce(0) { $0 + abs($1) } / 4
    let squared = errors.reduce(0) { $0 + $1 * $1 } / 4
    #expect(abs(Metrics.mae(forecast, outcome) - absolute) < 1e-6)
    #expect(abs(Metrics.bias(forecast, outcome) - errors.reduce(0, +) / 4) < 1e-6)
    #expect(abs(Metrics.rmse(forecast, outcome) - squared.squareRoot()) < 1e-6)
    // 2.5 -> 3, 1.4 -> 1, 0.5 -> 1 (halves away from zero), 3 -> 3.
    #expect(Metrics.maeInt(forecast, outcome) == 0.75)
  }

  @Test func pinballWeighsTheTwoSides() {
    #expect(Metrics.pinball([4.0], [6.0], level: 0.9) == 1.8)
    #expect(abs(Metrics.pinball([6.0], [4.0], level: 0.9) - 0.2) < 1e-12)
    // The median's pinball loss is half the absolute error.
    #expect(abs(Metrics.pinball(forecast, outcome, level: 0.5) - Metrics.mae(forecast, outcome) / 2) < 1e-12)
  }

  @Test func aMissingForecastIsNotForgiven() {
    #expect(Metrics.mae([1.0, .nan], [1.0, 2.0]).isNaN)
    #expect(Metrics.mae([1.0], [Double.nan]).isNaN)
  }
}
