/// How often what was given a probability came to pass: bins of a probability, the share observed, and the rows.
///
/// A calibrated forecast has its bins on the diagonal, up to sampling error. The decomposition of the Brier score says
/// how far off they are and what the forecast can tell apart (Murphy 1973,
/// doi:10.1175/1520-0450(1973)012<0595:ANVPOT>2.0.CO;2).
public struct Reliability: Sendable, Hashable, Codable {
  /// One bin of probabilities; a bin without rows is left out.
  public struct Bin: Sendable, Hashable, Codable {
    /// The bin holds probabilities in [lower, upper); the last one 1 too.
    public let lower: Double
    public let upper: Double
    /// Forecasts in the bin.
    public let n: Int
    /// Mean of the probabilities that were given, a fraction.
    public let forecast: Double
    /// Share of the rows in which it came to pass, a fraction.
    public let observed: Double

    /// Standard error of `observed`, were the mean forecast true and the rows independent; at least that of one row in
    /// a bin whose forecasts are next to certain.
    public var standardError: Double {
      let variance = max(forecast * (1 - forecast), 1 / Double(4 * max(1, n)))
      return (variance / Double(n)).squareRoot()
    }
  }

  /// Ascending.
  public let bins: [Bin]
  /// Forecasts in all bins; of several thresholds a row counts once for each.
  public let n: Int
  /// Mean squared difference of probability and event (0 or 1); smaller is better.
  public let brier: Double

  /// Mean |observed - forecast| over the rows' bins: 0 on the diagonal.
  public var error: Double { weighted { abs($0.observed - $0.forecast) } }

  /// Largest |observed - forecast| among bins of at least `minimumRows` rows; nil where there is none.
  public func worst(minimumRows: Int = 200) -> Bin? {
    bins.filter { $0.n >= minimumRows }
      .max { abs($0.observed - $0.forecast) < abs($1.observed - $1.forecast) }
  }

  /// How far the observed shares of the bins lie apart (Murphy's resolution): larger is better.
  public var resolution: Double {
    let share = weighted(\.observed)
    return weighted { ($0.observed - share) * ($0.observed - share) }
  }

  private func weighted(_ value: (Bin) -> Double) -> Double {
    bins.reduce(0) { $0 + Double($1.n) * value($1) } / Double(n)
  }

  /// - Parameters:
  ///   - probabilities: Of the event, a row each.
  ///   - events: Whether it came to pass.
  ///   - bins: Bins of equal width over [0, 1].
  /// - Returns: Nil without rows.
  /// - Complexity: O(n)
  public init?(probabilities: [Double], events: [Bool], bins: Int = 10) {
    precondition(probabilities.count == events.count, "an event for every probability")
    var tally = Tally(bins: bins)
    for (probability, event) in zip(probabilities, events) { tally.add(probability, event) }
    self.init(tally)
  }

  init?(_ tally: Tally) {
    guard tally.n > 0 else { return nil }
    n = tally.n
    brier = tally.brier / Double(tally.n)
    bins = tally.bins
  }
}

extension Reliability {
  /// Sums over the bins, row by row.
  struct Tally {
    private(set) var n = 0
    private(set) var brier = 0.0
    private var rows: [Int]
    private var forecast: [Double]
    private var observed: [Int]

    init(bins: Int) {
      precondition(bins > 0, "at least one bin")
      rows = Array(repeating: 0, count: bins)
      observed = rows
      forecast = Array(repeating: 0, count: bins)
    }

    mutating func add(_ probability: Double, _ event: Bool) {
      let bin = max(0, min(rows.count - 1, Int(probability * Double(rows.count))))
      let difference = probability - (event ? 1 : 0)
      n += 1
      brier += difference * difference
      rows[bin] += 1
      forecast[bin] += probability
      observed[bin] += event ? 1 : 0
    }

    var bins: [Bin] {
      rows.indices.filter { rows[$0] > 0 }.map { bin in
        Bin(
          lower: Double(bin) / Double(rows.count), upper: Double(bin + 1) / Double(rows.count), n: rows[bin],
          forecast: forecast[bin] / Double(rows[bin]), observed: Double(observed[bin]) / Double(rows[bin]))
      }
    }
  }
}
