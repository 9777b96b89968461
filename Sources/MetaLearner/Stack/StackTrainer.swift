import BoxScores
import Evaluation
import Features
import Foundation
import Learners
import Windows

/// Trains the stack of a cut-off on walk-forward forecasts of the seasons before it.
///
/// Every meta row of season t was forecast by vintages, league models and level maps from before t. Blend weights and
/// distributions are learned on the last meta seasons, forecast by boosters that have not seen them; then the boosters
/// are refitted on all meta seasons.
public struct StackTrainer: Sendable {
  public var settings: StackSettings
  public var leagueSettings: LeagueSettings

  public init(settings: StackSettings = StackSettings(), leagueSettings: LeagueSettings = LeagueSettings()) {
    self.settings = settings
    self.leagueSettings = leagueSettings
  }

  public func plan(_ cutoff: Season, variant: FeatureVariant, source: StackSource) -> StackPlan {
    StackPlan(
      cutoff: cutoff, variant: variant, kind: source.table.kind, available: source.table.seasonRows,
      others: source.otherSeasons, settings: settings, league: leagueSettings)
  }

  /// Trains into `folder`; resumable booster by booster.
  ///
  /// - Throws: `MetaError.tooLittleHistory` without a meta season or with too few rows, `MetaError.modelMissing` when a
  ///   model of the plan is not trained.
  public func train(
    cutoff: Season, variant: FeatureVariant, configuration: ExperimentConfiguration, source: StackSource,
    dataHash: String, into folder: URL, shouldStop: @escaping @Sendable () -> Bool = { false },
    progress: @Sendable (String, Double) -> Void = { _, _ in }
  ) throws -> StackManifest {
    let plan = plan(cutoff, variant: variant, source: source)
    guard let firstMeta = plan.metaSeasons.first else {
      throw MetaError.tooLittleHistory(cutoff: cutoff, what: "seasons to learn a stack from", found: 0, needed: 1)
    }
    var seasons: [StackSeason] = []
    progress("forecasting \(firstMeta.previous)", 0)
    var levels = try self.levels(of: firstMeta.previous, source: source)
    for (index, season) in plan.metaSeasons.enumerated() {
      if shouldStop() { throw MetaError.interrupted(what: "the stack of \(cutoff)") }
      progress("forecasting \(season)", 0.6 * Double(index) / Double(plan.metaSeasons.count))
      let block = source.block(of: season)
      let cube = try source.cube(of: season, block: block)
      let key = LeagueKey(cutoff: season, variant: variant, seeds: 1)
      let league = try source.leagueMedians(key, season: season, block: block)
      let outcomes = source.outcomes(of: season)
      let inputs = StackInputs(windows: CalibratedWindows(cube, levels: levels), league: league, block: block)
      seasons.append(
        StackSeason(season: season, inputs: inputs, outcomes: outcomes, variant: variant, settings: settings))
      levels = WindowLevels(cube: cube, outcomes: outcomes, counts: source.scored(of: season))
    }
    // The last meta season is the cut-off's own predecessor, or there are none of its rows and levels stay older.
    if plan.metaSeasons.last != cutoff.previous, source.table.seasons.contains(cutoff.previous) {
      levels = try self.levels(of: cutoff.previous, source: source)
    }

    let rows = seasons.reduce(0) { $0 + $1.rows }
    guard rows >= settings.minimumRows else {
      throw MetaError.tooLittleHistory(
        cutoff: cutoff, what: "rows to learn a stack from", found: rows, needed: settings.minimumRows)
    }
    let stage = BoosterStage(
      folder: folder.appendingPathComponent("staging"),
      inputsHash: StableJSON.hash([
        cutoff.description, variant.rawValue, dataHash, FeatureCatalogue.schemaHash, StableJSON.hash(settings),
        source.rowsHash,
      ]))
    var files: [WindowManifest.FileEntry] = []
    var reports: [StackManifest.StatReport] = []
    var used = settings
    for (index, stat) in Stat.allCases.enumerated() {
      progress(stat.rawValue, 0.6 + 0.1 * Double(index))
      let fit = StackFit(
        stat: stat, variant: variant, seasons: seasons, settings: settings, threads: source.threads, stage: stage,
        mayTrain: { if shouldStop() { throw MetaError.interrupted(what: "the stack of \(cutoff)") } })
      guard let result = try fit.run() else { continue }
      used.seeds = result.seeds
      reports.append(result.report)
      for (name, booster) in result.boosters.sorted(by: { $0.key < $1.key }) {
        let data = Data(booster.text.utf8)
        try AtomicFile.write(data, to: folder.appendingPathComponent(name))
        files.append(WindowManifest.FileEntry(name: name, data: data))
      }
    }
    let league = LeagueKey(cutoff: cutoff, variant: variant, seeds: leagueSettings.seeds.count)
    let manifest = StackManifest(
      cutoff: cutoff, variant: variant, kind: source.table.kind, configuration: configuration,
      windows: try entries(of: source.view(of: cutoff), source: source), league: league,
      leagueHash: StableJSON.hash(try source.league(league).manifest), metaSeasons: plan.metaSeasons, levels: levels,
      stats: reports, settings: used, schemaHash: FeatureCatalogue.schemaHash, dataHash: dataHash, files: files)
    try AtomicFile.write(StableJSON.data(manifest), to: folder.appendingPathComponent(StackManifest.fileName))
    try? FileManager.default.removeItem(at: stage.folder)
    return manifest
  }

  private func levels(of season: Season, source: StackSource) throws -> WindowLevels {
    let block = source.block(of: season)
    return WindowLevels(
      cube: try source.cube(of: season, block: block), outcomes: source.outcomes(of: season),
      counts: source.scored(of: season))
  }

  /// All 27 windows, by name: those the stack sees with the hash of their model, the others masked.
  private func entries(of view: SeasonView, source: StackSource) throws -> [StackManifest.WindowEntry] {
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
