#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// Negative binomial regression: mean and size of a count, log-linear in what a model forecasts.
///
///     log mu   = log(mean + shift) + b0 + b . x
///     log size =                     g0 + g . x
///     x        = log(mean + shift), its square, log(median + shift), log(minutes + 1)
///
/// with x standardised and held within the range seen; variance = mu + mu^2 / size (Lawless 1987, doi:10.2307/3314912;
/// both parameters modelled as in Rigby & Stasinopoulos 2005, doi:10.1111/j.1467-9876.2005.00510.x). With b = 0 the
/// forecast mean is taken as it is, and a ridge draws b there: few rows say little.
public struct CountRegression: Sendable, Codable, Hashable {
  /// Added to forecasts before their logarithm: a share of the outcomes' mean.
  let shift: Double
  /// Taken where minutes are unknown.
  let typicalMinutes: Double
  /// The range of each column of x that was seen.
  let lower: [Double]
  let upper: [Double]
  /// x is standardised by these.
  let centre: [Double]
  let spread: [Double]
  /// Intercept and a coefficient a column: of log mu, and of log size.
  let mean: [Double]
  let size: [Double]

  /// How the regression is fitted.
  public struct Options: Sendable, Hashable {
    /// The shift, as a share of the outcomes' mean.
    public var shift = 0.12
    /// The ridge weighs as much as so many rows.
    public var ridge = 5.0
    /// Steps up the likelihood at most; it ends earlier when a step hardly raises it.
    public var iterations = 30

    public init() {}
  }

  struct Pair {
    var signal: CountSignals.Row
    /// A whole number, 0 or more.
    var outcome: Double
  }

  static let columns = 4
  /// Bounds of log mu and of log size; at the upper one of the latter the distribution is the Poisson's to three digits.
  static let logMean = -7.0...6.0
  static let logSize = -3.0...8.0

  /// Expected minutes of a row, typical ones where unknown.
  func minutes(of signal: CountSignals.Row) -> Double { signal.minutes.isFinite ? signal.minutes : typicalMinutes }

  static func raw(_ signal: CountSignals.Row, shift: Double, minutes: Double) -> [Double] {
    let mean = log(max(0, signal.mean) + shift)
    return [mean, mean * mean, log(max(0, signal.median) + shift), log(max(0, minutes) + 1)]
  }

  /// Mean and size at a row.
  func parameters(_ signal: CountSignals.Row) -> (mean: Double, size: Double) {
    let raw = Self.raw(signal, shift: shift, minutes: minutes(of: signal))
    var eta = raw[0] + mean[0]
    var tau = size[0]
    for column in raw.indices {
      let x = (min(upper[column], max(lower[column], raw[column])) - centre[column]) / spread[column]
      eta += mean[column + 1] * x
      tau += size[column + 1] * x
    }
    return (exp(Self.held(eta, Self.logMean)), exp(Self.held(tau, Self.logSize)))
  }

  static func held(_ value: Double, _ range: ClosedRange<Double>) -> Double {
    min(range.upperBound, max(range.lowerBound, value))
  }

  /// F(0)...F(maximum) at a row, ending in exactly 1.
  /// - Complexity: O(maximum)
  func function(_ signal: CountSignals.Row, maximum: Int) -> [Double] {
    let (mean, size) = parameters(signal)
    return CountShapes.cumulated(CountShapes.negativeBinomial(mean: mean, size: size, maximum: maximum))
  }
}

extension CountRegression {
  private enum Key: String, CodingKey {
    case shift, typicalMinutes, lower, upper, centre, spread, mean, size
  }

  /// Refuses other sizes than the columns have, and numbers that are not finite.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    shift = try container.decode(Double.self, forKey: .shift)
    typicalMinutes = try container.decode(Double.self, forKey: .typicalMinutes)
    lower = try container.decode([Double].self, forKey: .lower)
    upper = try container.decode([Double].self, forKey: .upper)
    centre = try container.decode([Double].self, forKey: .centre)
    spread = try container.decode([Double].self, forKey: .spread)
    mean = try container.decode([Double].self, forKey: .mean)
    size = try container.decode([Double].self, forKey: .size)
    let columns = [lower, upper, centre, spread]
    guard columns.allSatisfy({ $0.count == Self.columns }), [mean, size].allSatisfy({ $0.count == Self.columns + 1 }),
      (columns.joined() + mean + size + [shift, typicalMinutes]).allSatisfy(\.isFinite), shift > 0,
      spread.allSatisfy({ $0 > 0 }), zip(lower, upper).allSatisfy({ $0 <= $1 })
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .mean, in: container,
        debugDescription: "not a regression on \(Self.columns) columns: sizes, ranges or numbers are wrong")
    }
  }
}
