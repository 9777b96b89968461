/// The directions of greatest spread, by power iteration: for maps, not for models.
enum PrincipalAxes {
  /// - Complexity: O(count x rows x width²)
  static func first(_ count: Int, of rows: [[Double]]) -> [[Double]] {
    let width = rows.first?.count ?? 0
    var covariance = [[Double]](repeating: [Double](repeating: 0, count: width), count: width)
    for row in rows {
      for left in 0..<width { for right in 0..<width { covariance[left][right] += row[left] * row[right] } }
    }
    var axes: [[Double]] = []
    for number in 0..<min(count, width) {
      var axis = (0..<width).map { $0 == number ? 1.0 : 0.1 }
      for _ in 0..<100 {
        var next = covariance.map { line in zip(line, axis).reduce(0) { $0 + $1.0 * $1.1 } }
        for known in axes {
          let along = zip(known, next).reduce(0) { $0 + $1.0 * $1.1 }
          next = zip(next, known).map { $0 - along * $1 }
        }
        let length = next.reduce(0) { $0 + $1 * $1 }.squareRoot()
        guard length > 1e-12 else { break }
        axis = next.map { $0 / length }
      }
      axes.append(axis)
    }
    return axes
  }
}
