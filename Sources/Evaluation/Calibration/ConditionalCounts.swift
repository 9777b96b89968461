/// Turns a point forecast into a distribution over counts: P(Y = k | forecast), as it was among earlier forecasts.
///
/// Fitted on pairs of a forecast and its outcome from before the cut-off. Forecasts are cut into bins of equal counts,
/// finer at both ends; each bin's empirical distribution is mixed with a negative binomial of its own mean and
/// variance (so that no count in reach has probability zero); across bins the distribution functions are made
/// stochastically increasing by pooling adjacent violators at every count, which is isotonic distributional regression
/// on bins (Henzi, Ziegel & Gneiting 2021, doi:10.1111/rssb.12450); between bins quantiles are interpolated. A second
/// number of the row (its scale, its expected minutes) may part the pairs into tiers with a table each.
///
/// At equal second numbers, a higher forecast never gives a stochastically smaller distribution.
public struct ConditionalCounts: Sendable, Codable, Hashable {
  /// K: distributions are over 0...K, the last standing for "K or more".
  public let maximum: Int
  /// Pairs it was fitted on.
  public let rows: Int
  /// Centres of the tiers of the second number, ascending; one element where there is none.
  let centres: [Double]
  /// A table for each tier.
  let tiers: [CountTable]

  /// How fine the distributions are, and how strongly they are smoothed.
  public struct Options: Sendable, Hashable {
    /// Bins of the forecast, at most.
    public var bins = 24
    /// A bin has at least so many rows.
    public var minimumRows = 150
    /// The negative binomial weighs as much as so many rows of a bin.
    public var smoothing = 12.0
    /// Tiers of the second number, where one is given.
    public var tiers = 3
    /// A tier's table is drawn towards that of all rows, which weighs as much as so many rows of a bin.
    public var tierShrinkage = 60.0
    /// K; nil for a third more than the largest outcome seen.
    public var maximum: Int?

    public init() {}
  }

  /// Fits the distributions.
  ///
  /// - Parameters:
  ///   - forecasts: Point forecasts, of any kind, on any level: only their order and distance count.
  ///   - outcomes: Whole numbers, 0 or more. Pairs with a missing number are left out.
  ///   - second: A second number a row, or nil.
  /// - Returns: Nil when fewer than 20 pairs are left.
  /// - Complexity: O(n log n + bins K)
  public static func fit(
    forecasts: [Double], outcomes: [Double], second: [Double]? = nil, options: Options = Options()
  ) -> ConditionalCounts? {
    precondition(forecasts.count == outcomes.count, "an outcome for every forecast")
    precondition(second == nil || second?.count == forecasts.count, "a second number for every forecast")
    var kept = forecasts.indices.filter { row in
      forecasts[row].isFinite && outcomes[row].isFinite && outcomes[row] >= 0 && (second?[row].isFinite ?? true)
    }
    guard kept.count >= 20 else { return nil }
    kept.sort { forecasts[$0] < forecasts[$1] }
    let largest = kept.reduce(0) { max($0, Int(outcomes[$1])) }
    let maximum = options.maximum ?? (largest + max(5, largest / 3))
    func pairs(_ rows: [Int]) -> [CountTable.Pair] {
      rows.map { CountTable.Pair(forecast: forecasts[$0], outcome: min(maximum, Int(outcomes[$0].rounded()))) }
    }
    let whole = CountTable(pairs(kept), maximum: maximum, options: options, parent: nil)
    guard let second, options.tiers > 1, kept.count >= options.tiers * options.minimumRows * 2 else {
      return ConditionalCounts(maximum: maximum, rows: kept.count, centres: [0], tiers: [whole])
    }
    let bins = MonotoneFit.bins(kept.map { second[$0] }.sorted(), most: options.tiers)
    let sorted = kept.map { second[$0] }.sorted()
    let upper = bins.dropLast().map { sorted[$0.upperBound - 1] }
    var parts = Array(repeating: [Int](), count: bins.count)
    for row in kept { parts[upper.firstIndex { second[row] <= $0 } ?? bins.count - 1].append(row) }
    return ConditionalCounts(
      maximum: maximum, rows: kept.count, centres: bins.map { sorted[($0.lowerBound + $0.upperBound) / 2] },
      tiers: parts.map { CountTable(pairs($0), maximum: maximum, options: options, parent: whole) })
  }

  /// The distribution at one forecast. Tiers are mixed linearly between their centres.
  /// - Complexity: O(K)
  public func distribution(_ forecast: Double, second: Double? = nil) -> CountDistribution {
    var weights = Array(repeating: 0.0, count: maximum + 1)
    add(forecast, second, to: &weights)
    return CountDistribution(weights: weights)
  }

  /// The distributions at many forecasts.
  /// - Precondition: No forecast is missing.
  /// - Complexity: O(n K)
  public func distributions(_ forecasts: [Double], second: [Double]? = nil) -> CountDistributions {
    var storage: [Float] = []
    storage.reserveCapacity(forecasts.count * (maximum + 1))
    var weights = Array(repeating: 0.0, count: maximum + 1)
    for row in forecasts.indices {
      for count in weights.indices { weights[count] = 0 }
      add(forecasts[row], second?[row], to: &weights)
      let total = weights.reduce(0, +)
      for weight in weights { storage.append(Float(weight / total)) }
    }
    return CountDistributions(maximum: maximum, storage: storage)
  }

  private func add(_ forecast: Double, _ second: Double?, to weights: inout [Double]) {
    let value = second ?? centres[centres.count / 2]
    guard tiers.count > 1, value > centres[0] else { return tiers[0].add(forecast, weight: 1, to: &weights) }
    let last = centres.count - 1
    guard value < centres[last] else { return tiers[last].add(forecast, weight: 1, to: &weights) }
    let above = centres.firstIndex { value < $0 } ?? last
    let share = (value - centres[above - 1]) / (centres[above] - centres[above - 1])
    tiers[above - 1].add(forecast, weight: 1 - share, to: &weights)
    tiers[above].add(forecast, weight: share, to: &weights)
  }
}

extension ConditionalCounts {
  private enum Key: String, CodingKey {
    case maximum, rows, centres, tiers
  }

  /// Refuses tiers that do not fit together, and what was fitted on nothing.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    maximum = try container.decode(Int.self, forKey: .maximum)
    rows = try container.decode(Int.self, forKey: .rows)
    centres = try container.decode([Double].self, forKey: .centres)
    tiers = try container.decode([CountTable].self, forKey: .tiers)
    guard rows > 0, !tiers.isEmpty, tiers.count == centres.count,
      tiers.allSatisfy({ [maximum] in $0.maximum == maximum }), centres.allSatisfy({ abs($0) <= CountTable.furthest }),
      zip(centres, centres.dropFirst()).allSatisfy({ $0 < $1 })
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .tiers, in: container,
        debugDescription: "rows, and a table over 0...\(maximum) for each of \(centres.count) tiers")
    }
  }
}
