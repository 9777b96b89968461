/// Corrects distribution functions by how their probability integral transform came out: F becomes G(F), with G the
/// mean distribution function of the transform of earlier outcomes, one for each tier of a second number.
///
/// For counts the transform of an outcome y is spread evenly over [F(y-1), F(y)] (Czado, Gneiting & Held 2009,
/// doi:10.1111/j.1541-0420.2009.01191.x); recalibration by its distribution function as in Kuleshov, Fenner & Ermon 2018
/// (arXiv 1807.00263). G rises, so a larger F stays larger and quantiles do not cross. Between the tiers' centres the
/// maps are mixed linearly.
public struct TransformRecalibration: Sendable, Codable, Hashable {
  /// Centres of the tiers, ascending.
  let centres: [Double]
  /// For each tier G at 0, 1/m, ..., 1: from 0 to 1, rising.
  let functions: [[Double]]

  /// How fine the maps are, and how strongly they are drawn to the identity.
  public struct Options: Sendable, Hashable {
    /// Pieces of G, m.
    public var pieces = 20
    /// Tiers of the second number, at most.
    public var tiers = 3
    /// A tier has at least so many rows.
    public var minimumRows = 500
    /// G is drawn towards the identity, which weighs as much as so many rows.
    public var shrinkage = 200.0

    public init() {}
  }

  /// - Parameters:
  ///   - bounds: F(y-1) and F(y) of each outcome y.
  ///   - second: The number that makes the tiers, finite.
  /// - Complexity: O(n (log n + pieces))
  static func fit(
    _ bounds: [(lower: Double, upper: Double)], second: [Double], options: Options
  ) -> TransformRecalibration {
    let order = second.indices.sorted { second[$0] < second[$1] }
    let most = max(1, min(options.tiers, bounds.count / max(1, options.minimumRows)))
    let sorted = order.map { second[$0] }
    var centres: [Double] = []
    var functions: [[Double]] = []
    for bin in MonotoneFit.bins(sorted, most: most) {
      let rows = order[bin]
      var function = (0...options.pieces).map { Double($0) / Double(options.pieces) }
      for point in 1..<max(1, options.pieces) {
        let level = function[point]
        var sum = options.shrinkage * level
        for row in rows {
          let (lower, upper) = bounds[row]
          sum += upper - lower > 1e-12 ? min(1, max(0, (level - lower) / (upper - lower))) : (upper <= level ? 1 : 0)
        }
        function[point] = sum / (options.shrinkage + Double(rows.count))
      }
      centres.append(sorted[(bin.lowerBound + bin.upperBound) / 2])
      functions.append(function)
    }
    return TransformRecalibration(centres: centres, functions: functions)
  }

  /// Puts a distribution function through G.
  /// - Complexity: O(counts)
  func apply(to function: inout [Double], second: Double) {
    let (low, share) = place(second)
    for count in function.indices.dropLast() { function[count] = value(function[count], low, share) }
  }

  /// G at one value of a distribution function.
  func value(_ level: Double, second: Double) -> Double {
    let (low, share) = place(second)
    return value(level, low, share)
  }

  /// The tier at or below a second number, and how far on the way to the next one it is.
  private func place(_ second: Double) -> (low: Int, share: Double) {
    var (low, share) = (0, 0.0)
    if let above = centres.firstIndex(where: { second < $0 }) {
      low = max(0, above - 1)
      if above > 0 { share = (second - centres[low]) / (centres[above] - centres[low]) }
    } else {
      low = centres.count - 1
    }
    return (low, share)
  }

  private func value(_ level: Double, _ low: Int, _ share: Double) -> Double {
    let value = at(level, low)
    return share > 0 ? (1 - share) * value + share * at(level, low + 1) : value
  }

  private func at(_ level: Double, _ tier: Int) -> Double {
    let pieces = functions[tier].count - 1
    let place = min(1, max(0, level)) * Double(pieces)
    let piece = min(pieces - 1, Int(place))
    return functions[tier][piece] + (place - Double(piece)) * (functions[tier][piece + 1] - functions[tier][piece])
  }
}

extension TransformRecalibration {
  private enum Key: String, CodingKey {
    case centres, functions
  }

  /// Refuses what is no map of [0, 1] onto itself.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    centres = try container.decode([Double].self, forKey: .centres)
    functions = try container.decode([[Double]].self, forKey: .functions)
    func isMap(_ function: [Double]) -> Bool {
      function.count >= 2 && function.first == 0 && function.last == 1
        && zip(function, function.dropFirst()).allSatisfy { $0 <= $1 }
    }
    guard !centres.isEmpty, centres.count == functions.count, centres.allSatisfy(\.isFinite),
      zip(centres, centres.dropFirst()).allSatisfy({ $0 < $1 }), functions.allSatisfy(isMap)
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .functions, in: container,
        debugDescription: "a rising map from 0 to 1 for each of \(centres.count) rising centres")
    }
  }
}
