import Foundation

/// Linear regression with a quadratic penalty (Hoerl and Kennard 1970, doi 10.1080/00401706.1970.10488634) on
/// standardised inputs; a missing input counts as the training mean, and has a column of its own that says so.
///
/// For absolute errors the rows are reweighted by the inverse of their error a few times (iteratively reweighted least
/// squares).
struct RidgeModel: Sendable, Codable, Hashable {
  let means: [Double]
  /// 0 for an input that never changes.
  let scales: [Double]
  /// Which inputs have a column for being missing.
  let flagged: [Int]
  let intercept: Double
  /// Of the standardised inputs, then of the flags.
  let weights: [Double]

  var inputs: Int { means.count }

  /// - Parameters:
  ///   - matrix: Row-major, `targets.count` x `width`; NaN where missing.
  ///   - penalty: Per row.
  ///   - reweightings: 0 minimises squared errors.
  /// - Complexity: O(rows x width²) a round.
  static func fit(
    matrix: [Float], width: Int, targets: [Float], penalty: Double, reweightings: Int
  ) -> RidgeModel {
    let rows = targets.count
    var sums = [Double](repeating: 0, count: width)
    var squares = sums
    var known = sums
    for row in 0..<rows {
      for column in 0..<width {
        let value = Double(matrix[row * width + column])
        guard value.isFinite else { continue }
        sums[column] += value
        squares[column] += value * value
        known[column] += 1
      }
    }
    let means = zip(sums, known).map { $1 > 0 ? $0 / $1 : 0 }
    let scales = (0..<width).map { column -> Double in
      guard known[column] > 1 else { return 0 }
      let variance = squares[column] / known[column] - means[column] * means[column]
      return variance > 1e-12 ? 1 / variance.squareRoot() : 0
    }
    let flagged = (0..<width).filter { known[$0] > 0 && known[$0] < Double(rows) }
    let empty = RidgeModel(means: means, scales: scales, flagged: flagged, intercept: 0, weights: [])
    var solved = empty
    var rowWeights = [Double](repeating: 1, count: rows)
    for round in 0...reweightings {
      solved = solve(empty, matrix, targets, rowWeights, penalty)
      guard round < reweightings else { break }
      let fitted = solved.predict(matrix, rows: rows)
      for row in 0..<rows { rowWeights[row] = 1 / max(0.05, abs(Double(targets[row]) - fitted[row])) }
    }
    return solved
  }

  func predict(_ matrix: [Float], rows: Int) -> [Double] {
    let width = inputs
    return (0..<rows).map { row in
      var value = intercept
      for column in 0..<width { value += weights[column] * standardised(matrix[row * width + column], column) }
      for (index, column) in flagged.enumerated() where !matrix[row * width + column].isFinite {
        value += weights[width + index]
      }
      return value
    }
  }

  /// Values far outside what training rows showed are drawn to six standard deviations.
  private func standardised(_ value: Float, _ column: Int) -> Double {
    value.isFinite ? min(6, max(-6, (Double(value) - means[column]) * scales[column])) : 0
  }

  private static func solve(
    _ shape: RidgeModel, _ matrix: [Float], _ targets: [Float], _ rowWeights: [Double], _ penalty: Double
  ) -> RidgeModel {
    let width = shape.inputs
    let size = width + shape.flagged.count + 1
    var gram = [Double](repeating: 0, count: size * size)
    var right = [Double](repeating: 0, count: size)
    var columns = [Double](repeating: 0, count: size)
    var total = 0.0
    for row in targets.indices {
      for column in 0..<width { columns[column] = shape.standardised(matrix[row * width + column], column) }
      for (index, column) in shape.flagged.enumerated() {
        columns[width + index] = matrix[row * width + column].isFinite ? 0 : 1
      }
      columns[size - 1] = 1
      let weight = rowWeights[row]
      total += weight
      gram.withUnsafeMutableBufferPointer { gram in
        for left in 0..<size where columns[left] != 0 {
          let value = weight * columns[left]
          right[left] += value * Double(targets[row])
          for other in 0...left { gram[left * size + other] += value * columns[other] }
        }
      }
    }
    // The intercept has next to no penalty: enough to keep the factor positive.
    for index in 0..<size { gram[index * size + index] += (index < size - 1 ? penalty : 1e-9) * total + 1e-9 }
    let solution = Cholesky.solve(&gram, right, size: size)
    return RidgeModel(
      means: shape.means, scales: shape.scales, flagged: shape.flagged, intercept: solution[size - 1],
      weights: Array(solution[..<(size - 1)]))
  }
}

extension RidgeModel {
  private enum Key: String, CodingKey { case means, scales, flagged, intercept, weights }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    means = try container.decode([Double].self, forKey: .means)
    scales = try container.decode([Double].self, forKey: .scales)
    flagged = try container.decode([Int].self, forKey: .flagged)
    intercept = try container.decode(Double.self, forKey: .intercept)
    weights = try container.decode([Double].self, forKey: .weights)
    guard means.count == scales.count, weights.count == means.count + flagged.count,
      flagged.allSatisfy(means.indices.contains), (means + scales + weights + [intercept]).allSatisfy(\.isFinite)
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .weights, in: container, debugDescription: "not a linear model: a finite weight for every input")
    }
  }
}
