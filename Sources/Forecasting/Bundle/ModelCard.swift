import BoxScores

/// What a user of a model has to know, in the bundle's manifest and, as text, in its `MODEL_CARD.md`.
///
/// After M. Mitchell et al., "Model Cards for Model Reporting" (2019), https://doi.org/10.1145/3287560.3287596.
public struct ModelCard: Sendable, Codable, Hashable {
  /// Figures of one season's backtest: each model on the same rows.
  public struct Figure: Sendable, Codable, Hashable {
    public var season: Season
    /// `v4`, or the name of a simpler model beside it.
    public var model: String
    public var stat: Stat
    /// Mean absolute error of forecasts rounded to whole numbers.
    public var maeInt: Double?
    /// Continuous ranked probability score, in the stat's units: smaller is better.
    public var crps: Double?

    public init(season: Season, model: String, stat: Stat, maeInt: Double?, crps: Double?) {
      self.season = season
      self.model = model
      self.stat = stat
      self.maeInt = maeInt
      self.crps = crps
    }
  }

  /// Seasons the meta-learner learned from, each forecast as of its own cut-off.
  public var metaSeasons: [Season]
  /// Of the last backtest that was kept for this configuration; empty where there was none.
  public var figures: [Figure]
  /// Which rows the figures are of.
  public var pool: String
  /// How often each season's outcomes were looked at before.
  public var looks: [String: Int]
  /// What it must not be trusted with.
  public var limits: [String]

  public init(
    metaSeasons: [Season], figures: [Figure], pool: String, looks: [String: Int], limits: [String]
  ) {
    self.metaSeasons = metaSeasons
    self.figures = figures
    self.pool = pool
    self.looks = looks
    self.limits = limits
  }
}
