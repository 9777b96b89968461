import BoxScores
import Testing

@testable import Audit

@Suite("Least squares")
struct LeastSquaresTests {
  /// `rows` of `columns` numbers, drawn from a fixed seed.
  private func draws(rows: Int, columns: Int, seed: UInt64) -> [Float] {
    var random = SeededGenerator(seed: seed)
    return (0..<rows * columns).map { _ in Float(random.normal()) }
  }

  @Test("An exact formula is explained, with collinear and constant columns beside it")
  func exactFormula() {
    let rows = 400
    let x = draws(rows: rows, columns: 3, seed: 1)
    // Columns: a, b, c, a again, a constant; target 2a - 3b + 5.
    var wide: [Float] = []
    for row in 0..<rows { wide += [x[row * 3], x[row * 3 + 1], x[row * 3 + 2], x[row * 3], 7] }
    let target = (0..<rows).map { row -> Float in
      let (a, b) = (x[row * 3], x[row * 3 + 1])
      return 2 * a - 3 * b + 5
    }
    let fit = LeastSquares(values: wide, columns: 5, target: target)
    #expect(fit.rSquared > 0.99999)
    #expect(fit.leading[0] == 1)
  }

  @Test("Noise is not explained beyond the share that the number of columns buys")
  func noise() {
    let rows = 2000
    let fit = LeastSquares(
      values: draws(rows: rows, columns: 10, seed: 2), columns: 10, target: draws(rows: rows, columns: 1, seed: 3))
    // In expectation columns / rows = 0.005.
    #expect(fit.rSquared > 0 && fit.rSquared < 0.02)
  }

  @Test("Half explained is found to be half, and a missing value takes the mean")
  func half() {
    let rows = 4000
    var x = draws(rows: rows, columns: 1, seed: 4)
    let noise = draws(rows: rows, columns: 1, seed: 5)
    let target = zip(x, noise).map { $0 + $1 }
    #expect(abs(LeastSquares(values: x, columns: 1, target: target).rSquared - 0.5) < 0.03)
    for row in stride(from: 0, to: rows, by: 2) { x[row] = .nan }
    #expect(abs(LeastSquares(values: x, columns: 1, target: target).rSquared - 0.25) < 0.03)
  }
}
