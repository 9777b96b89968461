import BoxScores
import Features
import Learners
import MetaLearner
import Windows

/// A loaded meta-learner with the models under it, ready to forecast.
///
/// The one path to a forecast: a backtest asks it about a season's rows, `predict` about tonight's. Each row's numbers
/// depend on that row alone, so the same row gives the same bits on both ways.
public final class Champion: Sendable {
  /// What blends the windows and the league model, and corrects the blend.
  public let meta: MetaModel
  /// What points + rebounds + assists are forecast with; nil where it was not fitted.
  public let combined: CombinedModel?
  let view: SeasonView
  let windows: [Vintage: WindowModel]
  let league: LeagueModel

  /// The first season that it may forecast: no model in it knows of that one or of later ones.
  public var cutoff: Season { meta.manifest.cutoff }

  /// What names the model in reports: the first digits of its manifest's SHA-256.
  public var id: String { String(meta.hash.prefix(12)) }

  /// Loads the meta-learner of a cut-off and every model it names.
  ///
  /// - Parameters:
  ///   - configuration: Hash of its configuration; nil for the champion's, else the newest one.
  ///   - available: Rows by season, of the shelf's kind.
  ///   - others: Seasons of the other kind that have games.
  /// - Throws: `MetaError.modelMissing`; `ForecastingError.replaced` when a model is not the one the meta-learner was
  ///   trained on; `ForecastingError.tooLate` when one has seen the cut-off's season.
  public convenience init(
    cutoff: Season, variant: FeatureVariant, configuration: String? = nil, shelf: ModelShelf,
    available: [Season: Int], others: [Season], threads: Int = 1
  ) throws {
    try self.init(
      meta: try shelf.meta(cutoff: cutoff, variant: variant, configuration: configuration), shelf: shelf,
      available: available, others: others, threads: threads)
  }

  /// A meta-learner that need not be on the shelf, over models that are.
  public convenience init(
    meta: MetaModel, shelf: ModelShelf, available: [Season: Int], others: [Season], threads: Int = 1
  ) throws {
    try self.init(
      meta: meta, models: shelf,
      view: SeasonView(season: meta.manifest.cutoff, kind: shelf.kind, available: available, others: others),
      threads: threads)
  }

  /// - Parameters:
  ///   - models: Where the windows and the league model are.
  ///   - view: What the meta-learner may see; nil for what its own manifest says it saw.
  ///   - threads: Windows read side by side.
  public init(meta: MetaModel, models: some ModelSource, view: SeasonView? = nil, threads: Int = 1) throws {
    let (cutoff, variant) = (meta.manifest.cutoff, meta.manifest.variant)
    let entries = meta.manifest.windows.compactMap { entry in entry.vintage.map { ($0, entry.modelHash) } }
    let read = try SideBySide.run(entries.count, threads: max(1, threads)) { index in
      let (vintage, hash) = entries[index]
      let model = try models.window(vintage)
      guard StableJSON.hash(model.manifest) == hash else {
        throw ForecastingError.replaced(model: "window \(vintage)", cutoff: cutoff, variant: variant)
      }
      try Self.checkStamp("window \(vintage)", model.manifest.seasons, cutoff)
      return model
    }
    let windows = Dictionary(uniqueKeysWithValues: zip(entries, read).map { ($0.0, $1) })
    let key = meta.manifest.league
    let league = try models.league(key)
    guard StableJSON.hash(league.manifest) == meta.manifest.leagueHash else {
      throw ForecastingError.replaced(model: "the league model \(key)", cutoff: cutoff, variant: variant)
    }
    try Self.checkStamp("the league model \(key)", league.manifest.seasons, cutoff)
    try Self.checkStamp("the meta-learner", meta.manifest.metaSeasons, cutoff)
    self.meta = meta
    combined = try models.combined(for: meta.manifest, hash: meta.hash)
    self.windows = windows
    self.league = league
    self.view = view ?? meta.manifest.view
  }

  /// No model that learned from the cut-off's season, or a later one, may forecast it.
  static func checkStamp(_ model: String, _ seasons: [Season], _ cutoff: Season) throws(ForecastingError) {
    guard let last = seasons.max(), last >= cutoff else { return }
    throw .tooLate(model: model, stamp: last, cutoff: cutoff)
  }

  /// Forecasts of rows of the cut-off's season or later ones.
  ///
  /// - Parameter history: The games that are known; each row sees those dated before its own day.
  /// - Complexity: O(rows x trees)
  public func forecast(_ rows: ForecastRows, history: GameHistory, threads: Int = 1) throws -> MetaForecast {
    try answer(rows, history: history, threads: threads).forecast
  }

  /// The same, with the minutes that the windows expect of each row; NaN where none expects any.
  public func answer(
    _ rows: ForecastRows, history: GameHistory, threads: Int = 1
  ) throws -> (forecast: MetaForecast, minutes: [Float]) {
    let cube = try cube(rows, threads: threads)
    let medians = try league.predict(rows.block, threads: threads)
    let forecast = try meta.forecast(rows: rows, cube: cube, league: medians, history: history, threads: threads)
    // Levels are about the four stats; minutes are taken as they are.
    return (forecast, CalibratedWindows(cube, levels: .none).expectedMinutes)
  }

  /// Where the temporal memory looks, mean over rows: the row itself, each visible window, and the last games, newest
  /// first. Nil without a Transformer in V4.
  public func attention(
    _ rows: ForecastRows, history: GameHistory, threads: Int = 1
  ) throws -> (own: Double, windows: [(window: WindowID, share: Double)], games: [Double])? {
    let cube = try cube(rows, threads: threads)
    let medians = try league.predict(rows.block, threads: threads)
    return try meta.attention(rows: rows, cube: cube, league: medians, history: history)
  }

  /// What the visible windows say about rows.
  func cube(_ rows: ForecastRows, threads: Int) throws -> SeasonCube {
    try SeasonCube(view: view, block: rows.block, threads: threads, model: window)
  }

  func window(_ visible: SeasonView.VisibleWindow) throws -> WindowModel {
    guard let model = windows[visible.vintage] else {
      throw MetaError.modelMissing(what: "window \(visible.vintage)")
    }
    return model
  }
}
