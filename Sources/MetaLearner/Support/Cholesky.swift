/// Positive definite systems.
enum Cholesky {
  /// Solves `matrix * x = right`.
  ///
  /// - Parameter matrix: Row-major, lower triangle; holds the factor afterwards.
  /// - Complexity: O(size³)
  static func solve(_ matrix: inout [Double], _ right: [Double], size: Int) -> [Double] {
    for column in 0..<size {
      for row in column..<size {
        var value = matrix[row * size + column]
        for inner in 0..<column { value -= matrix[row * size + inner] * matrix[column * size + inner] }
        matrix[row * size + column] =
          row == column ? max(value, 1e-12).squareRoot() : value / matrix[column * size + column]
      }
    }
    var solution = right
    for row in 0..<size {
      for inner in 0..<row { solution[row] -= matrix[row * size + inner] * solution[inner] }
      solution[row] /= matrix[row * size + row]
    }
    for row in (0..<size).reversed() {
      for inner in (row + 1)..<max(row + 1, size) { solution[row] -= matrix[inner * size + row] * solution[inner] }
      solution[row] /= matrix[row * size + row]
    }
    return solution
  }
}
