/// Turns a model's median, mean and expected minutes into a distribution over counts: P(Y = k).
///
/// It mixes forecasts that err differently, which scores better than each (linear pool; Ranjan & Gneiting 2010,
/// doi:10.1111/j.1467-9868.2009.00726.x):
///
/// * a negative binomial whose mean and size are log-linear in the three numbers (`CountRegression`): smooth tails, and
///   neighbouring rows learn from each other;
/// * empirical distributions at bins of the mean forecast, isotonic, a table for each tier of minutes
///   (`ConditionalCounts`): any shape.
///
/// The mixture is put through a map of its probability integral transform for each tier of minutes
/// (`TransformRecalibration`), so that intervals cover what they say whoever plays; those of players with little behind them
/// through one more, of rows like theirs: a rookie's first game is less sure than his minutes tell.
///
/// Everything is fitted on pairs of a forecast and its outcome, the forecasts made by models that had not seen the
/// outcomes. Quantiles of a row never cross: they belong to one distribution.
public struct CountHead: Sendable, Codable, Hashable {
  /// Pairs it was fitted on.
  public let rows: Int
  let regression: CountRegression
  /// Distributions at the mean forecast, by tiers of minutes.
  let table: ConditionalCounts
  /// Weight of the table against the negative binomial.
  let tableShare: Double
  let recalibration: TransformRecalibration
  /// What comes after it for players of whom little is known; nothing where too few rows told.
  let unfamiliar: [Familiarity: TransformRecalibration]

  /// How the parts of a head are fitted.
  public struct Options: Sendable, Hashable {
    public var regression = CountRegression.Options()
    public var recalibration = TransformRecalibration.Options()
    public var table = ConditionalCounts.Options()
    /// Weight of the empirical table against the negative binomial, 0...1.
    public var tableShare = 0.5
    /// A kind of players of whom little is known has a map of its own from so many rows.
    public var minimumUnfamiliar = 150

    public init() {}
  }

  /// K: distributions are over 0...K, the last standing for "K or more".
  public var maximum: Int { table.maximum }

  /// The distribution of one row.
  ///
  /// - Parameter minutes: NaN where unknown: typical ones are taken.
  /// - Precondition: A median or a mean that is a number.
  /// - Complexity: O(K)
  public func distribution(
    median: Double, mean: Double, minutes: Double = .nan, familiarity: Familiarity = .recent
  ) -> CountDistribution {
    let signal = CountSignals(median: [median], mean: [mean], minutes: [minutes], familiarity: [familiarity])[0]
    return CountDistribution(weights: Self.steps(function(signal)))
  }

  /// The distributions of many rows.
  ///
  /// - Returns: A row that has neither median nor mean has NaN for probabilities: a missing forecast is not forgiven.
  /// - Complexity: O(n K)
  public func distributions(_ signals: CountSignals) -> CountDistributions {
    var storage: [Float] = []
    storage.reserveCapacity(signals.count * (maximum + 1))
    for row in 0..<signals.count {
      guard signals[row].mean.isFinite else {
        storage.append(contentsOf: repeatElement(.nan, count: maximum + 1))
        continue
      }
      let weights = Self.steps(function(signals[row]))
      let total = weights.reduce(0, +)
      for weight in weights { storage.append(Float(weight / total)) }
    }
    return CountDistributions(maximum: maximum, storage: storage)
  }

  private func function(_ signal: CountSignals.Row) -> [Double] {
    precondition(signal.mean.isFinite, "a row has a median or a mean")
    let mixture = CountMixture(regression: regression, table: table, tableShare: tableShare)
    var function = mixture.function(signal)
    let minutes = regression.minutes(of: signal)
    recalibration.apply(to: &function, second: minutes)
    unfamiliar[signal.familiarity]?.apply(to: &function, second: minutes)
    return function
  }

  /// What a distribution function rises by at each count.
  private static func steps(_ function: [Double]) -> [Double] {
    function.indices.map { max(0, function[$0] - ($0 > 0 ? function[$0 - 1] : 0)) }
  }
}

extension CountHead {
  private enum Key: String, CodingKey {
    case rows, regression, table, tableShare, recalibration, unfamiliar
  }

  /// A head without maps of the unfamiliar is written as heads were before there were any: manifests are told apart by hashes of
  /// what is written, and a model of before is still the same one.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(rows, forKey: .rows)
    try container.encode(regression, forKey: .regression)
    try container.encode(table, forKey: .table)
    try container.encode(tableShare, forKey: .tableShare)
    try container.encode(recalibration, forKey: .recalibration)
    if !unfamiliar.isEmpty { try container.encode(unfamiliar, forKey: .unfamiliar) }
  }

  /// Refuses shares that are none.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    rows = try container.decode(Int.self, forKey: .rows)
    regression = try container.decode(CountRegression.self, forKey: .regression)
    table = try container.decode(ConditionalCounts.self, forKey: .table)
    tableShare = try container.decode(Double.self, forKey: .tableShare)
    recalibration = try container.decode(TransformRecalibration.self, forKey: .recalibration)
    // Heads of before had none.
    unfamiliar =
      try container.decodeIfPresent([Familiarity: TransformRecalibration].self, forKey: .unfamiliar) ?? [:]
    guard rows > 0, (0...1).contains(tableShare) else {
      throw DecodingError.dataCorruptedError(
        forKey: .tableShare, in: container,
        debugDescription: "a share in 0...1 and rows, found \(tableShare) and \(rows)")
    }
  }
}
