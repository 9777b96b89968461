import BoxScores

/// A model against a baseline on the same rows: the paired difference of their mean losses with its interval.
public struct ComparisonRow: Sendable, Hashable {
  /// The loss that is compared: of medians rounded to whole numbers, or of distributions.
  public enum Measure: String, Sendable, Codable {
    case maeInt, crps
  }

  public var season: Season
  public var model: String
  public var baseline: String
  /// Nil for the mean over the four stats.
  public var stat: Stat?
  public var pool: Pool
  public var measure: Measure
  public var result: PairedBootstrap.Result
  /// The p-value of the difference, corrected by Holm for all comparisons of the same season, pool and measure.
  public var holm: Double

  public init(
    season: Season, model: String, baseline: String, stat: Stat?, pool: Pool, measure: Measure,
    result: PairedBootstrap.Result
  ) {
    self.season = season
    self.model = model
    self.baseline = baseline
    self.stat = stat
    self.pool = pool
    self.measure = measure
    self.result = result
    holm = result.difference.p
  }
}

extension ComparisonRow {
  /// What is corrected together.
  struct Family: Hashable {
    let season: Season
    let pool: Pool
    let measure: Measure
  }

  var family: Family { Family(season: season, pool: pool, measure: measure) }
}

extension ComparisonRow: Encodable {
  private enum Key: String, CodingKey {
    case season, model, baseline, stat, pool, measure, n, dates, difference, lower, upper
    case relative, relativeLower, relativeUpper, p, pHolm
  }

  /// `stat` is `mean` for the mean over the four. `difference`, `lower` and `upper` are in units of the stat, the
  /// relative ones fractions; negative means that the model is better.
  public func encode(to encoder: any Encoder) throws {
    func finite(_ value: Double) -> Double? { value.isFinite ? value : nil }
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(season, forKey: .season)
    try container.encode(model, forKey: .model)
    try container.encode(baseline, forKey: .baseline)
    try container.encode(stat?.rawValue ?? "mean", forKey: .stat)
    try container.encode(pool, forKey: .pool)
    try container.encode(measure, forKey: .measure)
    try container.encode(result.rows, forKey: .n)
    try container.encode(result.dates, forKey: .dates)
    try container.encode(finite(result.difference.value), forKey: .difference)
    try container.encode(finite(result.difference.lower), forKey: .lower)
    try container.encode(finite(result.difference.upper), forKey: .upper)
    try container.encode(finite(result.relative.value), forKey: .relative)
    try container.encode(finite(result.relative.lower), forKey: .relativeLower)
    try container.encode(finite(result.relative.upper), forKey: .relativeUpper)
    try container.encode(result.difference.p, forKey: .p)
    try container.encode(holm, forKey: .pHolm)
  }
}
