import Foundation

/// Linear least squares on standardised columns, for the question how much of a target a straight formula explains.
///
/// Missing values take their column's mean, so "missing" itself explains nothing. Columns are scaled to mean 0 and
/// variance 1; the normal equations (X'X / n + ridge I) b = X'y / n are solved by Cholesky in double precision. The
/// ridge keeps collinear columns from stopping it: at 1e-6 of a column's variance it costs an exact identity less
/// than 1e-3 of R2 as long as the columns' correlation matrix has no smaller eigenvalue in the direction of the target.
struct LeastSquares {
  /// Share of the target's variance explained on the rows of the fit; NaN for a constant target.
  let rSquared: Double
  /// Columns by the size of their standardised coefficient, largest first.
  let leading: [Int]

  /// - Complexity: O(rows x columns^2 + columns^3)
  init(values: [Float], columns: Int, target: [Float], ridge: Double = 1e-6) {
    let rows = target.count
    let standard = Self.standardised(values, rows: rows, columns: columns)
    let mean = target.reduce(0) { $0 + Double($1) } / Double(max(1, rows))
    let centred = target.map { Double($0) - mean }
    let total = centred.reduce(0) { $0 + $1 * $1 }
    var gram = [Double](repeating: 0, count: columns * columns)
    var right = [Double](repeating: 0, count: columns)
    Self.accumulate(standard, centred, rows: rows, columns: columns, gram: &gram, right: &right)
    let scale = 1 / Double(max(1, rows))
    for index in gram.indices { gram[index] *= scale }
    for column in 0..<columns { gram[column * columns + column] += ridge }
    let solution = Self.solve(&gram, right.map { $0 * scale }, size: columns)
    var residual = 0.0
    for row in 0..<rows {
      var fitted = 0.0
      for column in 0..<columns { fitted += standard[row * columns + column] * solution[column] }
      residual += (centred[row] - fitted) * (centred[row] - fitted)
    }
    rSquared = total > 0 ? 1 - residual / total : .nan
    leading = (0..<columns).sorted { abs(solution[$0]) > abs(solution[$1]) }
  }

  private static func standardised(_ values: [Float], rows: Int, columns: Int) -> [Double] {
    var result = [Double](repeating: 0, count: rows * columns)
    for column in 0..<columns {
      var (sum, squares, known) = (0.0, 0.0, 0.0)
      for row in 0..<rows {
        let value = Double(values[row * columns + column])
        guard value.isFinite else { continue }
        sum += value
        squares += value * value
        known += 1
      }
      guard known > 1 else { continue }
      let mean = sum / known
      let deviation = max(0, squares / known - mean * mean).squareRoot()
      guard deviation > 1e-9 * max(1, abs(mean)) else { continue }
      for row in 0..<rows {
        let value = Double(values[row * columns + column])
        if value.isFinite { result[row * columns + column] = (value - mean) / deviation }
      }
    }
    return result
  }

  private static func accumulate(
    _ x: [Double], _ y: [Double], rows: Int, columns: Int, gram: inout [Double], right: inout [Double]
  ) {
    x.withUnsafeBufferPointer { x in
      gram.withUnsafeMutableBufferPointer { gram in
        for row in 0..<rows {
          let line = x.baseAddress! + row * columns
          for i in 0..<columns {
            let value = line[i]
            right[i] += value * y[row]
            guard value != 0 else { continue }
            let target = gram.baseAddress! + i * columns
            for j in 0...i { target[j] += value * line[j] }
          }
        }
      }
    }
  }

  /// Cholesky on the lower triangle; a pivot that rounding made vanish drops its column.
  private static func solve(_ matrix: inout [Double], _ right: [Double], size: Int) -> [Double] {
    var solution = right
    var dropped = [Bool](repeating: false, count: size)
    for i in 0..<size {
      for j in 0...i {
        var sum = matrix[i * size + j]
        for k in 0..<j { sum -= matrix[i * size + k] * matrix[j * size + k] }
        if i == j {
          dropped[i] = sum <= 1e-12
          matrix[i * size + i] = dropped[i] ? 1 : sum.squareRoot()
        } else {
          matrix[i * size + j] = dropped[j] ? 0 : sum / matrix[j * size + j]
        }
      }
    }
    for i in 0..<size {
      for k in 0..<i { solution[i] -= matrix[i * size + k] * solution[k] }
      solution[i] = dropped[i] ? 0 : solution[i] / matrix[i * size + i]
    }
    for i in stride(from: size - 1, through: 0, by: -1) {
      guard !dropped[i] else { continue }
      for k in (i + 1)..<max(size, i + 1) { solution[i] -= matrix[k * size + i] * solution[k] }
      solution[i] /= matrix[i * size + i]
    }
    return solution
  }
}
