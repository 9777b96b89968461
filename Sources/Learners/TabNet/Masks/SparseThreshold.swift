/// The number that sparsemax and entmax subtract from a row before they cut at zero, found row by row in plain memory.
///
/// A tensor library sorts every row for it, which costs more than the matrix products of the step it serves. Here only the
/// numbers within reach of the greatest are looked at (none further down can have a share), and Newton's method, which on
/// these convex functions comes from the left and never overshoots, needs a handful of rounds. A row's result depends on
/// that row alone.
enum SparseThreshold {
  /// Solves `rows` x `columns` numbers, row-major.
  ///
  /// - Parameters:
  ///   - weights: takes how the threshold moves with the row's numbers; as many as there are numbers.
  ///   - offsets: takes what is left, threshold = sum(weights * row) + offset; one a row.
  /// - Complexity: O(rows x columns)
  static func solve(
    _ kind: MaskKind, values: UnsafePointer<Float>, rows: Int, columns: Int, weights: UnsafeMutablePointer<Float>,
    offsets: UnsafeMutablePointer<Float>
  ) {
    precondition(columns > 0, "a mask over no columns")
    withUnsafeTemporaryAllocation(of: Float.self, capacity: columns) { scratch in
      let candidates = scratch.baseAddress!
      for row in 0..<rows {
        let source = values + row * columns
        let target = weights + row * columns
        switch kind {
        case .sparsemax: offsets[row] = sparsemax(source, columns, candidates, target)
        case .entmax15: offsets[row] = entmax15(source, columns, candidates, target)
        }
      }
    }
  }

  /// Martins and Astudillo, arXiv:1602.02068: sum of max(0, z - t) is 1.
  private static func sparsemax(
    _ row: UnsafePointer<Float>, _ count: Int, _ candidates: UnsafeMutablePointer<Float>,
    _ weights: UnsafeMutablePointer<Float>
  ) -> Float {
    let top = greatest(row, count)
    let kept = collect(row, count, above: top - 1, scale: 1, into: candidates)
    let cut = cut(.sparsemax, candidates, kept, top: top)
    guard cut.isFinite else {
      weights.update(repeating: .nan, count: count)
      return .nan
    }
    var support: Float = 0
    for index in 0..<kept where candidates[index] > cut { support += 1 }
    // A number so great that 1 below it is the same number.
    support = max(1, support)
    mark(row, count, above: cut, with: 1 / support, into: weights)
    return -1 / support
  }

  /// Peters, Niculae and Martins, arXiv:1905.05702, for alpha = 1.5: sum of max(0, z / 2 - t)^2 is 1.
  private static func entmax15(
    _ row: UnsafePointer<Float>, _ count: Int, _ candidates: UnsafeMutablePointer<Float>,
    _ weights: UnsafeMutablePointer<Float>
  ) -> Float {
    let top = greatest(row, count) / 2
    let kept = collect(row, count, above: top - 1, scale: 0.5, into: candidates)
    let cut = cut(.entmax15, candidates, kept, top: top)
    guard cut.isFinite else {
      weights.update(repeating: .nan, count: count)
      return .nan
    }
    var total = 0.0
    for index in 0..<kept { total += Double(max(0, candidates[index] - cut)) }
    let scale = Float(0.5 / total)
    var moved: Float = 0
    for index in 0..<count {
      let weight = max(0, row[index] * 0.5 - cut) * scale
      weights[index] = weight
      moved += weight * row[index]
    }
    return cut - moved
  }

  /// The threshold of a row.
  ///
  /// - Parameters:
  ///   - candidates: the row's numbers within 1 of the greatest, halves of them for entmax.
  ///   - top: the greatest of them.
  /// - Returns: not-a-number when there are none, which is so when the row has no numbers.
  static func cut(_ kind: MaskKind, _ candidates: UnsafePointer<Float>, _ kept: Int, top: Float) -> Float {
    guard kept > 0 else { return .nan }
    var threshold = Double(top) - 1
    switch kind {
    case .sparsemax:
      var support = 0
      while true {
        var sum = 0.0
        var inside = 0
        for index in 0..<kept where Double(candidates[index]) > threshold {
          sum += Double(candidates[index])
          inside += 1
        }
        // Newton's step on a piecewise linear function: the support only shrinks, and when it no longer does, that is it.
        if inside == support || inside == 0 { break }
        support = inside
        threshold = (sum - 1) / Double(inside)
      }
      return support > 0 ? Float(threshold) : .nan
    case .entmax15:
      for _ in 0..<50 {
        var (sum, squares) = (0.0, 0.0)
        for index in 0..<kept {
          let rest = max(0, Double(candidates[index]) - threshold)
          sum += rest
          squares += rest * rest
        }
        let step = (squares - 1) / (2 * sum)
        guard step > 1e-9 else { break }
        threshold += step
      }
      return Float(threshold)
    }
  }

  // MARK: - Loops over a row

  private static func greatest(_ row: UnsafePointer<Float>, _ count: Int) -> Float {
    var index = 0
    var top = row[0]
    if count >= 8 {
      var tops = UnsafeRawPointer(row).loadUnaligned(as: SIMD8<Float>.self)
      index = 8
      while index + 8 <= count {
        let next = UnsafeRawPointer(row + index).loadUnaligned(as: SIMD8<Float>.self)
        tops.replace(with: next, where: next .> tops)
        index += 8
      }
      top = tops.max()
    }
    while index < count {
      top = row[index] > top ? row[index] : top
      index += 1
    }
    return top
  }

  private static func collect(
    _ row: UnsafePointer<Float>, _ count: Int, above floor: Float, scale: Float,
    into candidates: UnsafeMutablePointer<Float>
  ) -> Int {
    var kept = 0
    // Every number is written, and kept by moving on: no branch to guess.
    for index in 0..<count {
      let value = row[index] * scale
      candidates[kept] = value
      kept += value > floor ? 1 : 0
    }
    return kept
  }

  private static func mark(
    _ row: UnsafePointer<Float>, _ count: Int, above cut: Float, with share: Float,
    into weights: UnsafeMutablePointer<Float>
  ) {
    for index in 0..<count { weights[index] = row[index] > cut ? share : 0 }
  }
}
