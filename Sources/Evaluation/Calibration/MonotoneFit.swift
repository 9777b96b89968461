/// The work behind `MonotoneMap.fit`: rows sorted by x, cut into bins, one knot a bin.
struct MonotoneFit {
  let x: [Double]
  let y: [Double]
  let bins: [Range<Int>]
  let knots: [Double]
  let loss: MonotoneMap.Loss

  init(x: [Double], y: [Double], bins: [Range<Int>], loss: MonotoneMap.Loss) {
    self.x = x
    self.y = y
    self.bins = bins
    self.loss = loss
    knots = bins.map { bin in x[bin].reduce(0, +) / Double(bin.count) }
  }

  /// Bins of nearly equal counts over sorted values; equal values are never parted.
  static func bins(_ sorted: [Double], most: Int) -> [Range<Int>] {
    var bins: [Range<Int>] = []
    var start = 0
    for bin in 1...most {
      var end = sorted.count * bin / most
      while end > start, end < sorted.count, sorted[end] == sorted[end - 1] { end += 1 }
      if end > start { bins.append(start..<end) }
      start = max(start, end)
    }
    return bins
  }

  /// Bin medians or means made non-decreasing by pooling adjacent violators.
  func pooled() -> [Double] {
    var blocks: [(bins: Range<Int>, value: Double)] = []
    for index in bins.indices {
      var block = (bins: index..<(index + 1), value: centre(bins[index]))
      while let before = blocks.last, before.value >= block.value {
        blocks.removeLast()
        let joined = before.bins.lowerBound..<block.bins.upperBound
        block = (joined, centre(bins[joined.lowerBound].lowerBound..<bins[joined.upperBound - 1].upperBound))
      }
      blocks.append(block)
    }
    return blocks.flatMap { block in Array(repeating: block.value, count: block.bins.count) }
  }

  private func centre(_ rows: Range<Int>) -> Double {
    if loss == .squared { return y[rows].reduce(0, +) / Double(rows.count) }
    var values = Array(y[rows])
    return Median.of(&values)
  }

  /// Coordinate descent: each knot's value in turn takes its best place between its neighbours' values.
  /// The slopes beyond the ends stay as given.
  func refine(_ start: [Double], slopes: (lower: Double, upper: Double), sweeps: Int) -> [Double] {
    var values = start
    let starts = firstRows()
    var targets: [Double] = []
    var weights: [Double] = []
    for _ in 0..<sweeps {
      var moved = 0.0
      for knot in knots.indices {
        targets.removeAll(keepingCapacity: true)
        weights.removeAll(keepingCapacity: true)
        let rows = starts[max(0, knot - 1)]..<(knot + 1 < knots.count ? starts[knot + 1] : x.count)
        for row in rows {
          let (share, other) = split(x[row], knot: knot, values, slopes)
          guard share > 1e-9 else { continue }
          targets.append((y[row] - other) / share)
          weights.append(loss == .absolute ? share : share * share)
        }
        guard !targets.isEmpty else { continue }
        var best: Double
        if loss == .absolute {
          best = Median.weighted(&targets, &weights)
        } else {
          best = zip(targets, weights).reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0, +)
        }
        if knot > 0 { best = max(best, values[knot - 1]) }
        if knot + 1 < knots.count { best = min(best, values[knot + 1]) }
        moved = max(moved, abs(best - values[knot]))
        values[knot] = best
      }
      if moved < 1e-4 { break }
    }
    return values
  }

  /// The first row at or above each knot; the first knot's is 0, for the rows below it follow it.
  private func firstRows() -> [Int] {
    var rows: [Int] = []
    var row = 0
    for knot in knots {
      while row < x.count, x[row] < knot { row += 1 }
      rows.append(row)
    }
    rows[0] = 0
    return rows
  }

  /// The slopes beyond the first and the last knot: those of the outer quarters, for one segment alone is noise and
  /// often flat.
  func outerSlopes(_ values: [Double]) -> (lower: Double, upper: Double) {
    let span = max(1, knots.count / 4)
    let last = knots.count - 1
    return (
      (values[span] - values[0]) / (knots[span] - knots[0]),
      (values[last] - values[last - span]) / (knots[last] - knots[last - span])
    )
  }

  /// How the function at `x` splits into a share of the knot's value and the rest.
  private func split(
    _ x: Double, knot: Int, _ values: [Double], _ slopes: (lower: Double, upper: Double)
  ) -> (share: Double, other: Double) {
    if x < knots[knot] {
      guard knot > 0 else { return (1, slopes.lower * (x - knots[knot])) }
      let share = (x - knots[knot - 1]) / (knots[knot] - knots[knot - 1])
      return (share, (1 - share) * values[knot - 1])
    }
    guard knot + 1 < knots.count else { return (1, slopes.upper * (x - knots[knot])) }
    let share = (knots[knot + 1] - x) / (knots[knot + 1] - knots[knot])
    return (share, (1 - share) * values[knot + 1])
  }
}
