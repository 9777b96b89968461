import Foundation
import Testing

@testable import Evaluation

@Suite struct CountRegressionTests {
  private func pairs(_ rows: Int, seed: UInt64, size: @escaping (Double) -> Double) -> [CountRegression.Pair] {
    var random = SplitMix(seed: seed)
    return (0..<rows).map { _ in
      let minutes = Double.random(in: 5...35, using: &random)
      let mean = Double.random(in: 0.5...8, using: &random)
      let truth = CountDistribution(
        weights: CountShapes.negativeBinomial(mean: mean, size: size(minutes), maximum: 120))
      return CountRegression.Pair(
        signal: CountSignals(median: [mean * 0.9], mean: [mean * 1.3], minutes: [minutes])[0],
        outcome: Double(truth.quantile(Double.random(in: 0..<1, using: &random))))
    }
  }

  @Test func meanAndSizeAreFoundWhereTheForecastIsOffByAFactor() {
    let fit = CountRegression.fit(pairs(20_000, seed: 3) { 2 + $0 / 5 }, options: .init())
    for (mean, minutes) in [(1.0, 10.0), (3, 20), (6, 30)] {
      let found = fit.parameters(CountSignals(median: [mean * 0.9], mean: [mean * 1.3], minutes: [minutes])[0])
      #expect(abs(found.mean / mean - 1) < 0.05, "\(mean)")
      #expect(abs(found.size / (2 + minutes / 5) - 1) < 0.25, "\(minutes): \(found.size)")
    }
  }

  @Test func poissonCountsGetALargeSize() {
    let fit = CountRegression.fit(pairs(6_000, seed: 4) { _ in 1e4 }, options: .init())
    let found = fit.parameters(CountSignals(median: [3.6], mean: [5.2], minutes: [20])[0])
    #expect(found.size > 40)
    #expect(abs(found.mean / 4 - 1) < 0.05)
  }

  /// At the coefficients found the likelihood is flat: a step to any side is no gain.
  @Test func theFitIsAMaximum() {
    let data = pairs(1_500, seed: 5) { _ in 3 }
    let fit = CountRegression.fit(data, options: .init())
    func score(_ fit: CountRegression) -> Double {
      data.reduce(0) { sum, pair in
        let function = fit.function(pair.signal, maximum: 120)
        let outcome = Int(pair.outcome)
        return sum + log(1e-300 + function[outcome] - (outcome > 0 ? function[outcome - 1] : 0))
      }
    }
    let best = score(fit)
    for factor in [0.97, 1.03] {
      #expect(score(fit.scaled(mean: factor, size: 1)) < best)
      #expect(score(fit.scaled(mean: 1, size: factor > 1 ? 1.4 : 0.7)) < best)
    }
  }

  @Test func normalEquationsSolveALeastSquaresProblem() {
    // y = 2 + 3 a - b exactly: one step from zero finds it.
    var equations = NormalEquations(width: 3)
    for (a, b) in [(0.0, 0.0), (1, 0), (0, 1), (2, 1), (1, 3)] {
      equations.add([1, a, b], gradient: 2 + 3 * a - b, weight: 1)
    }
    let step = equations.solved(at: [0, 0, 0], ridge: 0)
    #expect(zip(step, [2, 3, -1]).allSatisfy { abs($0 - $1) < 1e-6 })
    // A ridge draws all but the intercept to zero.
    let drawn = equations.solved(at: [0, 0, 0], ridge: 1e9)
    #expect(abs(drawn[1]) < 1e-6 && abs(drawn[2]) < 1e-6)
    #expect(abs(drawn[0] - (2.0 + 5 + 1 + 7 + 2) / 5) < 1e-6)
  }
}

extension CountRegression {
  /// The same regression with its mean and its size multiplied everywhere.
  fileprivate func scaled(mean factor: Double, size other: Double) -> CountRegression {
    CountRegression(
      shift: shift, typicalMinutes: typicalMinutes, lower: lower, upper: upper, centre: centre, spread: spread,
      mean: [mean[0] + log(factor)] + mean.dropFirst(),
      size: [size[0] + log(other)] + size.dropFirst())
  }
}
