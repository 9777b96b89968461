/// Sums of a weighted least-squares step of a few coefficients, solved by Cholesky's decomposition.
struct NormalEquations {
  let width: Int
  private var matrix: [Double]
  private var gradient: [Double]

  init(width: Int) {
    self.width = width
    matrix = Array(repeating: 0, count: width * width)
    gradient = Array(repeating: 0, count: width)
  }

  mutating func add(_ x: [Double], gradient slope: Double, weight: Double) {
    for row in 0..<width {
      gradient[row] += slope * x[row]
      for column in 0...row { matrix[row * width + column] += weight * x[row] * x[column] }
    }
  }

  /// The step from `coefficients` under a ridge on all but the first of them.
  func solved(at coefficients: [Double], ridge: Double) -> [Double] {
    var factor = matrix
    var step = gradient
    for row in 0..<width {
      // A whisper keeps a column that never varies solvable.
      factor[row * width + row] += row > 0 ? ridge + 1e-9 : 1e-9
      if row > 0 { step[row] -= ridge * coefficients[row] }
    }
    for row in 0..<width {
      for column in 0...row {
        var sum = factor[row * width + column]
        for inner in 0..<column { sum -= factor[row * width + inner] * factor[column * width + inner] }
        factor[row * width + column] =
          row == column ? max(sum, 1e-12).squareRoot() : sum / factor[column * width + column]
      }
    }
    for row in 0..<width {
      for inner in 0..<row { step[row] -= factor[row * width + inner] * step[inner] }
      step[row] /= factor[row * width + row]
    }
    for row in stride(from: width - 1, through: 0, by: -1) {
      for inner in (row + 1)..<max(row + 1, width) { step[row] -= factor[inner * width + row] * step[inner] }
      step[row] /= factor[row * width + row]
    }
    return step
  }
}
