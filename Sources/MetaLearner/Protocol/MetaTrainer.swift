import BoxScores
import Evaluation
import Features
import Foundation
import Learners
import Windows

/// Trains the meta-learner of a cut-off on walk-forward forecasts of the seasons before it.
///
/// Every meta row of season t was forecast by vintages, league models, level maps and blends from before t. Shares and
/// distributions are learned on the last meta seasons, forecast by components that have not seen them; then the
/// components that are worth something are trained on all meta seasons.
public struct MetaTrainer: Sendable {
  public var settings: MetaSettings
  /// The league models below were trained with them; they are not trained here.
  public var leagueSettings: LeagueSettings

  public init(settings: MetaSettings = MetaSettings(), leagueSettings: LeagueSettings = LeagueSettings()) {
    self.settings = settings
    self.leagueSettings = leagueSettings
  }

  /// What has to be trained before the meta-learner of a cut-off.
  public func plan(_ cutoff: Season, variant: FeatureVariant, source: MetaSource) -> MetaPlan {
    MetaPlan(
      cutoff: cutoff, variant: variant, kind: source.table.kind, available: source.table.seasonRows,
      others: source.otherSeasons, settings: settings, league: leagueSettings)
  }

  /// Trains into `folder`; resumable booster by booster and epoch by epoch.
  ///
  /// - Parameter staging: Where unfinished work is kept; nil for a folder inside `folder` that ends with the training.
  ///   Trainings of one cut-off with different flags that name the same one share their components.
  /// - Throws: `MetaError.tooLittleHistory` without a meta season or with too few rows, `MetaError.modelMissing` when a
  ///   model of the plan is not trained, `LearnerError.library` when a component needs torch and it is not there.
  public func train(
    cutoff: Season, variant: FeatureVariant, configuration: ExperimentConfiguration, source: MetaSource,
    dataHash: String, into folder: URL, staging: URL? = nil, shouldStop: @escaping @Sendable () -> Bool = { false },
    progress: @escaping @Sendable (String, Double) -> Void = { _, _ in }
  ) throws -> MetaManifest {
    // Before any work: a component that cannot be trained is not left out in silence.
    if configuration.needsTensors { try Torch.require() }
    let plan = plan(cutoff, variant: variant, source: source)
    guard let firstMeta = plan.metaSeasons.first else {
      throw MetaError.tooLittleHistory(
        cutoff: cutoff, what: "seasons to learn a meta-learner from", found: 0, needed: 1)
    }
    let interruption = { if shouldStop() { throw MetaError.interrupted(what: "the meta-learner of \(cutoff)") } }
    var seasons: [MetaSeason] = []
    progress("forecasting \(firstMeta.previous)", 0)
    var levels = try self.levels(of: firstMeta.previous, source: source)
    for (index, season) in plan.metaSeasons.enumerated() {
      try interruption()
      progress("forecasting \(season)", 0.3 * Double(index) / Double(plan.metaSeasons.count))
      let made = try metaSeason(season, variant: variant, levels: levels, before: seasons, source: source)
      seasons.append(made.season)
      levels = made.levels
    }
    // The last meta season is the cut-off's own predecessor, or there are none of its rows and levels stay older.
    if plan.metaSeasons.last != cutoff.previous, source.table.seasons.contains(cutoff.previous) {
      levels = try self.levels(of: cutoff.previous, source: source)
    }
    let rows = seasons.reduce(0) { $0 + $1.rows }
    guard rows >= settings.minimumRows else {
      throw MetaError.tooLittleHistory(
        cutoff: cutoff, what: "rows to learn a meta-learner from", found: rows, needed: settings.minimumRows)
    }
    let blend = StackBlend(on: seasons, settings: settings)
    let parts = try V4Training(
      configuration: configuration, settings: settings, variant: variant, source: source,
      folder: staging ?? folder.appendingPathComponent("staging"),
      inputsHash: StableJSON.hash([
        cutoff.description, variant.rawValue, dataHash, FeatureCatalogue.schemaHash,
      ]), shouldStop: shouldStop, progress: { progress($0, 0.3 + 0.7 * $1) }
    ).run(seasons, cutoff: cutoff, blend: blend)

    var files: [WindowManifest.FileEntry] = []
    for (name, data) in parts.files.sorted(by: { $0.key < $1.key }) {
      try ModelFile.write(data, to: folder.appendingPathComponent(name))
      files.append(WindowManifest.FileEntry(name: name, data: data))
    }
    let league = LeagueKey(cutoff: cutoff, variant: variant, seeds: leagueSettings.seeds.count)
    let manifest = MetaManifest(
      cutoff: cutoff, variant: variant, kind: source.table.kind, configuration: configuration,
      windows: try entries(of: source.view(of: cutoff), source: source), league: league,
      leagueHash: StableJSON.hash(try source.league(league).manifest), metaSeasons: plan.metaSeasons, levels: levels,
      blend: blend, stats: parts.stats, networks: parts.networks, settings: settings,
      schemaHash: FeatureCatalogue.schemaHash,
      dataHash: dataHash, files: files)
    try ModelFile.write(StableJSON.data(manifest), to: folder.appendingPathComponent(MetaManifest.fileName))
    Faults.reach("meta.written")
    if staging == nil { try? FileManager.default.removeItem(at: folder.appendingPathComponent("staging")) }
    return manifest
  }

  /// One meta season as of its cut-off, and the levels it leaves to the next one.
  private func metaSeason(
    _ season: Season, variant: FeatureVariant, levels: WindowLevels, before: [MetaSeason], source: MetaSource
  ) throws -> (season: MetaSeason, levels: WindowLevels) {
    let rows = source.rows(of: season)
    let cube = try source.cube(of: season, block: rows.block)
    let key = LeagueKey(cutoff: season, variant: variant, seeds: 1)
    let league = try source.leagueMedians(key, season: season, block: rows.block)
    let outcomes = source.outcomes(of: season)
    let inputs = StackInputs(
      windows: CalibratedWindows(cube, levels: levels), league: league, rows: rows, settings: settings)
    let scored = source.scored(of: season)
    let made = MetaSeason(
      season: season, inputs: inputs, outcomes: outcomes, scored: scored,
      blend: StackBlend(on: before, settings: settings))
    return (made, WindowLevels(cube: cube, outcomes: outcomes, counts: scored))
  }

  private func levels(of season: Season, source: MetaSource) throws -> WindowLevels {
    let block = source.block(of: season)
    return WindowLevels(
      cube: try source.cube(of: season, block: block), outcomes: source.outcomes(of: season),
      counts: source.scored(of: season))
  }

  /// All 27 windows, by name: those the meta-learner sees with the hash of their model, the others masked.
  private func entries(of view: SeasonView, source: MetaSource) throws -> [MetaManifest.WindowEntry] {
    try WindowCatalogue.all.map { window in
      guard let visible = view.windows.first(where: { $0.window == window }) else {
        return .init(window: window, state: .masked, vintage: nil, seasons: [], modelHash: nil)
      }
      return .init(
        window: window, state: .visible, vintage: visible.vintage, seasons: visible.seasons,
        modelHash: StableJSON.hash(try source.window(visible.vintage).manifest))
    }
  }
}
