/// A monotone piecewise-linear function of one number, fitted to the median or the mean of another: what puts a
/// forecast on the level of the outcomes without changing its ranking.
public struct MonotoneMap: Sendable, Codable, Hashable {
  /// What the fit minimises: it says whether the curve is a median or a mean.
  public enum Loss: String, Sendable, Codable {
    /// The fitted curve is a median.
    case absolute
    /// The fitted curve is a mean.
    case squared
  }

  /// Ascending, without repetition.
  public let knots: [Double]
  /// Non-decreasing; the function's values at the knots.
  public let values: [Double]
  /// Slopes beyond the first and the last knot, never negative.
  public let lowerSlope: Double
  public let upperSlope: Double

  /// Gives every number back as it is.
  public static let identity = MonotoneMap(knots: [0], values: [0], lowerSlope: 1, upperSlope: 1)

  /// The function at `x`: linear between knots, extended linearly outside.
  /// - Complexity: O(log knots)
  public func callAsFunction(_ x: Double) -> Double {
    guard x > knots[0] else { return values[0] - lowerSlope * (knots[0] - x) }
    let last = knots.count - 1
    guard x < knots[last] else { return values[last] + upperSlope * (x - knots[last]) }
    var low = 0
    var high = last
    while high - low > 1 {
      let middle = (low + high) / 2
      if knots[middle] <= x { low = middle } else { high = middle }
    }
    let share = (x - knots[low]) / (knots[high] - knots[low])
    return values[low] + share * (values[high] - values[low])
  }

  /// The same in single precision.
  public func callAsFunction(_ x: Float) -> Float { Float(self(Double(x))) }

  /// The function at each of the numbers.
  public func map(_ xs: [Float]) -> [Float] { xs.map { self($0) } }
  public func map(_ xs: [Double]) -> [Double] { xs.map { self($0) } }

  /// Fits the function to pairs.
  ///
  /// Pairs with a missing number are left out. The knots stand at the mean x of bins of equal counts (at least
  /// `minimumRows` rows each, so few rows give few knots); the values start as the bins' medians or means made
  /// monotone by pooling adjacent violators (Ayer et al. 1955, doi:10.1214/aoms/1177728423), and are then improved
  /// by coordinate descent on the loss of the interpolated function, which can only lower it. With rows for one bin
  /// only the map is a shift by the median (mean) difference; with none it is the identity.
  /// - Complexity: O(n log n)
  public static func fit(
    x: [Double], y: [Double], loss: Loss, knots: Int = 20, minimumRows: Int = 40, sweeps: Int = 3
  ) -> MonotoneMap {
    precondition(x.count == y.count, "an outcome for every forecast")
    let kept = x.indices.filter { x[$0].isFinite && y[$0].isFinite }.sorted { x[$0] < x[$1] }
    guard !kept.isEmpty else { return .identity }
    let (x, y) = (kept.map { x[$0] }, kept.map { y[$0] })
    let bins = MonotoneFit.bins(x, most: max(1, min(knots, x.count / max(1, minimumRows))))
    guard bins.count > 1 else {
      var differences = zip(y, x).map { $0 - $1 }
      let shift = loss == .absolute ? Median.of(&differences) : differences.reduce(0, +) / Double(x.count)
      return MonotoneMap(knots: [0], values: [shift], lowerSlope: 1, upperSlope: 1)
    }
    let fit = MonotoneFit(x: x, y: y, bins: bins, loss: loss)
    let pooled = fit.pooled()
    let slopes = fit.outerSlopes(pooled)
    return MonotoneMap(
      knots: fit.knots, values: fit.refine(pooled, slopes: slopes, sweeps: sweeps), lowerSlope: slopes.lower,
      upperSlope: slopes.upper)
  }

  /// Fits the function to pairs in single precision; see the method that takes doubles.
  public static func fit(
    x: [Float], y: [Float], loss: Loss, knots: Int = 20, minimumRows: Int = 40, sweeps: Int = 3
  ) -> MonotoneMap {
    fit(
      x: x.map(Double.init), y: y.map(Double.init), loss: loss, knots: knots, minimumRows: minimumRows, sweeps: sweeps)
  }
}

extension MonotoneMap {
  private enum Key: String, CodingKey {
    case knots, values, lowerSlope, upperSlope
  }

  /// Knots, values and slopes that are read lie within: what the map makes of a float is then a number.
  private static let furthest = 1e12

  /// Refuses what is no monotone function.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    knots = try container.decode([Double].self, forKey: .knots)
    values = try container.decode([Double].self, forKey: .values)
    lowerSlope = try container.decode(Double.self, forKey: .lowerSlope)
    upperSlope = try container.decode(Double.self, forKey: .upperSlope)
    let numbers = knots + values + [lowerSlope, upperSlope]
    guard !knots.isEmpty, knots.count == values.count, numbers.allSatisfy({ abs($0) <= Self.furthest }),
      lowerSlope >= 0, upperSlope >= 0,
      zip(knots, knots.dropFirst()).allSatisfy({ $0 < $1 }), zip(values, values.dropFirst()).allSatisfy({ $0 <= $1 })
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .values, in: container, debugDescription: "not a monotone function: knots must rise, values not fall")
    }
  }
}
