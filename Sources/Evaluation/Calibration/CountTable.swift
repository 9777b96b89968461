/// Distributions at ascending forecasts, stochastically increasing: one tier of `ConditionalCounts`.
struct CountTable: Sendable, Codable, Hashable {
  struct Pair {
    var forecast: Double
    var outcome: Int
  }

  /// Forecasts the rows of `probabilities` stand for, ascending.
  let knots: [Double]
  /// Row-major, knots x (K + 1).
  let probabilities: [Double]
  let maximum: Int

  private var width: Int { maximum + 1 }

  /// - Parameter pairs: Sorted by forecast, not empty unless there is a parent.
  init(_ pairs: [Pair], maximum: Int, options: ConditionalCounts.Options, parent: CountTable?) {
    self.maximum = maximum
    let bins = Self.bins(pairs.map(\.forecast), options)
    guard !bins.isEmpty else {
      knots = parent!.knots
      probabilities = parent!.probabilities
      return
    }
    let centres = bins.map { bin in pairs[bin].reduce(0) { $0 + $1.forecast } / Double(bin.count) }
    var functions: [[Double]] = []
    for (bin, centre) in zip(bins, centres) {
      var weights = Self.smoothed(pairs[bin].map(\.outcome), maximum: maximum, smoothing: options.smoothing)
      if let parent {
        for count in weights.indices { weights[count] *= Double(bin.count) }
        parent.add(centre, weight: options.tierShrinkage, to: &weights)
      }
      functions.append(CountShapes.cumulated(weights))
    }
    CountShapes.makeIncreasing(&functions, weights: bins.map { Double($0.count) })
    (knots, probabilities) = CountShapes.refined(centres, functions)
  }

  /// Adds the distribution at a forecast, times a weight.
  func add(_ forecast: Double, weight: Double, to weights: inout [Double]) {
    let last = knots.count - 1
    if forecast <= knots[0] { return add(knot: 0, weight, to: &weights) }
    if forecast >= knots[last] { return addShifted(by: forecast - knots[last], weight, to: &weights) }
    var low = 0
    var high = last
    while high - low > 1 {
      let middle = (low + high) / 2
      if knots[middle] <= forecast { low = middle } else { high = middle }
    }
    let share = (forecast - knots[low]) / (knots[high] - knots[low])
    add(knot: low, weight * (1 - share), to: &weights)
    add(knot: high, weight * share, to: &weights)
  }

  private func add(knot: Int, _ weight: Double, to weights: inout [Double]) {
    for count in 0...maximum { weights[count] += weight * probabilities[knot * width + count] }
  }

  /// Beyond the last knot its distribution moves up with the forecast.
  private func addShifted(by distance: Double, _ weight: Double, to weights: inout [Double]) {
    let whole = Int(min(distance, Double(maximum)))
    let rest = min(distance, Double(maximum)) - Double(whole)
    let start = (knots.count - 1) * width
    for count in 0...maximum {
      let probability = weight * probabilities[start + count]
      weights[min(maximum, count + whole)] += probability * (1 - rest)
      weights[min(maximum, count + whole + 1)] += probability * rest
    }
  }

  /// Bins of equal counts, the outermost on both sides cut in two: forecasts are sparse there and reach far.
  private static func bins(_ sorted: [Double], _ options: ConditionalCounts.Options) -> [Range<Int>] {
    guard !sorted.isEmpty else { return [] }
    let most = max(1, min(options.bins, sorted.count / max(1, options.minimumRows)))
    var bins = MonotoneFit.bins(sorted, most: most)
    for side in [bins.count - 1, 0] where bins[side].count >= 2 * options.minimumRows {
      let bin = bins[side]
      let halves = MonotoneFit.bins(Array(sorted[bin]), most: 2)
      bins.replaceSubrange(
        side...side, with: halves.map { ($0.lowerBound + bin.lowerBound)..<($0.upperBound + bin.lowerBound) })
    }
    return bins
  }

  /// Shares of the counts, mixed with the negative binomial of their mean and variance and a trace of everything.
  private static func smoothed(_ outcomes: [Int], maximum: Int, smoothing: Double) -> [Double] {
    let rows = Double(outcomes.count)
    let mean = outcomes.reduce(0.0) { $0 + Double($1) } / rows
    let variance = outcomes.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / max(1, rows - 1)
    let shape = CountShapes.negativeBinomial(mean: mean, variance: variance, maximum: maximum)
    let trace = 1e-6 / Double(maximum + 1)
    var weights = shape.map { $0 * smoothing / (rows + smoothing) + trace }
    for outcome in outcomes { weights[outcome] += 1 / (rows + smoothing) }
    return weights
  }
}
