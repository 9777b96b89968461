import BoxScores

/// One line of an evaluation: a model on one stat of one pool in one season, or in a cohort or a month of it.
public struct ResultRow: Sendable, Hashable {
  public var season: Season
  public var model: String
  public var stat: Stat
  public var pool: Pool
  /// The part of the pool, such as `minutes` and `20-28`, or `month` and `2024-11`; nil for the whole.
  public var cohort: String?
  public var group: String?
  public var kind: DataKind
  public var scores: Scores

  public init(
    season: Season, model: String, stat: Stat, pool: Pool, cohort: String? = nil, group: String? = nil,
    kind: DataKind = .real, scores: Scores
  ) {
    self.season = season
    self.model = model
    self.stat = stat
    self.pool = pool
    self.cohort = cohort
    self.group = group
    self.kind = kind
    self.scores = scores
  }
}

extension ResultRow: Encodable {
  private enum Key: String, CodingKey {
    case season, model, stat, pool, cohort, group, kind, n, mae, rmse, bias, maeInt, crps, coverage80
    case closedCoverage80, width80, pinball
  }

  /// Every figure has its key; one that cannot be given is `null`. `cohort` and `group` are there in parts only.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(season, forKey: .season)
    try container.encode(model, forKey: .model)
    try container.encode(stat, forKey: .stat)
    try container.encode(pool, forKey: .pool)
    try container.encodeIfPresent(cohort, forKey: .cohort)
    try container.encodeIfPresent(group, forKey: .group)
    try container.encode(kind, forKey: .kind)
    try container.encode(scores.n, forKey: .n)
    try container.encode(scores.mae, forKey: .mae)
    try container.encode(scores.rmse, forKey: .rmse)
    try container.encode(scores.bias, forKey: .bias)
    try container.encode(scores.maeInt, forKey: .maeInt)
    try container.encode(scores.crps, forKey: .crps)
    try container.encode(scores.coverage80, forKey: .coverage80)
    try container.encode(scores.closedCoverage80, forKey: .closedCoverage80)
    try container.encode(scores.width80, forKey: .width80)
    try container.encode(scores.pinball, forKey: .pinball)
  }
}
