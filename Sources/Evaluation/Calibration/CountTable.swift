/// Distributions at ascending forecasts, stochastically increasing: one tier of `ConditionalCounts`.
///
/// What is fitted is a distribution function at each bin's centre; points between them are interpolated from those when
/// the table is made or read, and are not written.
struct CountTable: Sendable, Hashable {
  struct Pair {
    var forecast: Double
    var outcome: Int
  }

  /// Centres of the bins, ascending, and the distribution function F(0)...F(K) at each.
  let centres: [Double]
  let functions: [[Double]]
  /// Forecasts the rows of `probabilities` stand for, ascending: the centres and points between them.
  let knots: [Double]
  /// Row-major, knots x (K + 1).
  let probabilities: [Double]
  let maximum: Int

  private var width: Int { maximum + 1 }

  /// No forecast of a count lies beyond; distances between such numbers are numbers.
  static let furthest = 1e9
  /// No count is larger: sums of three are made of all their combinations.
  private static let largest = 10_000

  /// - Parameter pairs: Sorted by forecast, not empty unless there is a parent.
  init(_ pairs: [Pair], maximum: Int, options: ConditionalCounts.Options, parent: CountTable?) {
    let bins = Self.bins(pairs.map(\.forecast), options)
    guard !bins.isEmpty else {
      self = parent!
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
    self.init(centres: centres, functions: functions, maximum: maximum)
  }

  private init(centres: [Double], functions: [[Double]], maximum: Int) {
    self.centres = centres
    self.functions = functions
    self.maximum = maximum
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

extension CountTable: Codable {
  private enum Key: String, CodingKey {
    case centres, functions, maximum
  }

  /// Refuses what is no table: other sizes than named, numbers that are not finite, functions that fall.
  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let centres = try container.decode([Double].self, forKey: .centres)
    let functions = try container.decode([[Double]].self, forKey: .functions)
    let maximum = try container.decode(Int.self, forKey: .maximum)
    func isDistribution(_ function: [Double]) -> Bool {
      function.count - 1 == maximum && function.allSatisfy { (0...1).contains($0) } && function.last == 1
        && zip(function, function.dropFirst()).allSatisfy { $0 <= $1 }
    }
    guard (0...Self.largest).contains(maximum), !centres.isEmpty, centres.count == functions.count,
      centres.allSatisfy({ abs($0) <= Self.furthest }),
      zip(centres, centres.dropFirst()).allSatisfy({ $0 < $1 }), functions.allSatisfy(isDistribution)
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .functions, in: container, debugDescription: "not distribution functions over 0...\(maximum)")
    }
    self.init(centres: centres, functions: functions, maximum: maximum)
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(centres, forKey: .centres)
    try container.encode(functions, forKey: .functions)
    try container.encode(maximum, forKey: .maximum)
  }
}
