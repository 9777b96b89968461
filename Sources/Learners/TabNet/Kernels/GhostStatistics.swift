/// Mean and inverse deviation of every part and channel of a batch whose parts are interleaved (see `GhostNorm`).
struct GhostStatistics {
  /// [parts, channels].
  let means, inverses: [Float]
  /// Without epsilon.
  let variances: [Float]

  /// - Parameter x: [rows, channels]; row i belongs to part i mod `parts`.
  /// - Complexity: O(rows x channels), two ways through memory.
  init(_ x: UnsafePointer<Float>, rows: Int, channels: Int, parts: Int, epsilon: Float) {
    let count = parts * channels
    let whole = channels & ~7
    let share = 1 / Float(rows / parts)
    var means = [Float](repeating: 0, count: count)
    means.withUnsafeMutableBufferPointer { sums in
      for row in 0..<rows {
        let source = x + row * channels
        let sum = sums.baseAddress! + (row % parts) * channels
        for column in stride(from: 0, to: whole, by: 8) {
          sum.set(column, sum.lanes(column) + source.lanes(column))
        }
        for column in whole..<channels { sum[column] += source[column] }
      }
      for index in 0..<count { sums[index] *= share }
    }
    var variances = [Float](repeating: 0, count: count)
    variances.withUnsafeMutableBufferPointer { squares in
      means.withUnsafeBufferPointer { means in
        for row in 0..<rows {
          let source = x + row * channels
          let start = (row % parts) * channels
          let square = squares.baseAddress! + start
          let mean = means.baseAddress! + start
          for column in stride(from: 0, to: whole, by: 8) {
            let rest = source.lanes(column) - mean.lanes(column)
            square.set(column, square.lanes(column) + rest * rest)
          }
          for column in whole..<channels {
            let rest = source[column] - mean[column]
            square[column] += rest * rest
          }
        }
      }
      for index in 0..<count { squares[index] *= share }
    }
    self.means = means
    self.variances = variances
    inverses = variances.map { 1 / ($0 + epsilon).squareRoot() }
  }
}
