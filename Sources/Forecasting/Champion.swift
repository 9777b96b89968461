import BoxScores
import Features
import MetaLearner
import Windows

/// A loaded stack with the models under it, ready to forecast.
///
/// The one path to a forecast: a backtest asks it about a season's rows, `predict` about tonight's. Each row's numbers
/// depend on that row alone, so the same row gives the same bits on both ways.
public final class Champion: Sendable {
  public let stack: StackModel
  private let view: SeasonView
  private let windows: [Vintage: WindowModel]
  private let league: LeagueModel

  public var cutoff: Season { stack.manifest.cutoff }

  /// Loads the stack of a cut-off and every model it names.
  ///
  /// - Parameters:
  ///   - available: Rows by season, of the shelf's kind.
  ///   - others: Seasons of the other kind that have games.
  /// - Throws: `MetaError.modelMissing`; `ForecastingError.replaced` when a model is not the one the stack was trained
  ///   on; `ForecastingError.tooLate` when one has seen the cut-off's season.
  public convenience init(
    cutoff: Season, variant: FeatureVariant, shelf: ModelShelf, available: [Season: Int], others: [Season]
  ) throws {
    try self.init(
      stack: try shelf.stack(cutoff: cutoff, variant: variant), shelf: shelf, available: available, others: others)
  }

  init(stack: StackModel, shelf: ModelShelf, available: [Season: Int], others: [Season]) throws {
    let cutoff = stack.manifest.cutoff
    var windows: [Vintage: WindowModel] = [:]
    for entry in stack.manifest.windows {
      guard let vintage = entry.vintage else { continue }
      let model = try shelf.window(vintage)
      guard StableJSON.hash(model.manifest) == entry.modelHash else {
        throw ForecastingError.replaced(model: "window \(vintage)", cutoff: cutoff)
      }
      try Self.checkStamp("window \(vintage)", model.manifest.seasons, cutoff)
      windows[vintage] = model
    }
    let key = stack.manifest.league
    let league = try shelf.league(key)
    guard StableJSON.hash(league.manifest) == stack.manifest.leagueHash else {
      throw ForecastingError.replaced(model: "the league model \(key)", cutoff: cutoff)
    }
    try Self.checkStamp("the league model \(key)", league.manifest.seasons, cutoff)
    try Self.checkStamp("the stack", stack.manifest.metaSeasons, cutoff)
    self.stack = stack
    self.windows = windows
    self.league = league
    view = SeasonView(season: cutoff, kind: shelf.kind, available: available, others: others)
  }

  /// No model that learned from the cut-off's season, or a later one, may forecast it.
  static func checkStamp(_ model: String, _ seasons: [Season], _ cutoff: Season) throws(ForecastingError) {
    guard let last = seasons.max(), last >= cutoff else { return }
    throw .tooLate(model: model, stamp: last, cutoff: cutoff)
  }

  /// Forecasts of rows of the cut-off's season or later ones.
  /// - Complexity: O(rows x trees)
  public func forecast(_ block: FeatureBlock, threads: Int = 1) throws -> StackForecast {
    let cube = try SeasonCube(view: view, block: block, threads: threads) { visible in
      guard let model = windows[visible.vintage] else {
        throw MetaError.modelMissing(what: "window \(visible.vintage)")
      }
      return model
    }
    let medians = try league.predict(block, threads: threads)
    return try stack.forecast(block: block, cube: cube, league: medians, threads: threads)
  }
}
