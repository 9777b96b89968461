import BoxScores
import Evaluation
import Features
import Forecasting
import Foundation
import MetaLearner
import Windows

/// The backtest of one season.
struct SeasonBacktest {
  let workshop: ModelWorkshop
  let season: Season
  let variant: FeatureVariant
  /// Nil for the champion's, else the newest one's.
  var configuration: ExperimentConfiguration?
  let threads: Int

  func champion() throws -> Champion {
    try Champion(
      cutoff: season, variant: variant, configuration: configuration?.modelHash,
      shelf: ModelShelf(registry: workshop.registry, kind: workshop.history.kind),
      available: workshop.history.table.seasonRows, others: workshop.otherSeasons)
  }

  /// Rows of pool B and what every model says about them.
  ///
  /// - Parameter champion: The model to ask; nil loads it.
  func forecasts(pools: Pools, baselines: Baselines, champion: Champion? = nil) throws -> SeasonForecasts {
    let history = workshop.history
    let table = history.table
    let all = table.rows(of: season)
    let rows = pools.rows(.b, in: season)
    let champion = try champion ?? self.champion()
    let forecast = try champion.forecast(
      ForecastRows(rows: rows, of: table, matrix: try history.matrix().matrix), history: GameHistory(table),
      threads: threads)
    var result = SeasonForecasts(season: season, kind: history.kind, rows: rows)
    result.add(
      ModelName.v4,
      forecast.stats.mapValues { ModelForecasts(median: $0.median, mean: $0.mean, distributions: $0.distributions) })
    result.add(
      ModelName.stack,
      forecast.stats.mapValues {
        ModelForecasts(median: $0.stack, mean: $0.stackMean, distributions: $0.simpler[ModelName.stack])
      })
    for name in [ModelName.bestWindow, ModelName.equalWindows, ModelName.booster10] {
      result.add(name, forecast.stats.compactMapValues { simple(name, $0) })
    }
    precondition(rows.allSatisfy(all.contains), "rows of the season")
    let rules = BaselineForecasts(table: table, pools: pools, baselines: baselines)
    for model in BaselineModel.allCases {
      result.add(model.rawValue, rules.forecasts(model, season: season, rows: rows))
    }
    return result
  }

  private func simple(_ name: String, _ stat: MetaForecast.StatForecast) -> ModelForecasts? {
    let medians =
      switch name {
      case ModelName.bestWindow: stat.bestWindow
      case ModelName.equalWindows: stat.equalWindows
      default: stat.booster10
      }
    guard medians.count == stat.median.count, medians.allSatisfy(\.isFinite) else { return nil }
    return ModelForecasts(median: medians, distributions: stat.simpler[name])
  }

  /// - Parameter scored: Is shown what every model says about the rows that are scored.
  func run(
    byMonth: Bool, scored: (SeasonForecasts, Pools) -> Void = { _, _ in }
  ) throws -> (table: EvaluationTable, model: BacktestModel, losses: BacktestLosses) {
    let table = workshop.history.table
    let pools = Pools(table)
    let baselines = Baselines(table)
    let champion = try champion()
    let forecasts = try forecasts(pools: pools, baselines: baselines, champion: champion)
    scored(forecasts, pools)
    let scoring = SeasonScoring(
      table: table, pools: pools,
      cohorts: Cohorts(
        table, rows: table.rows(of: season), baselines: baselines, players: workshop.history.players),
      forecasts: forecasts,
      comparisons: forecasts.models.map { (ModelName.v4, $0.name) }.filter { $0.1 != ModelName.v4 }
        + [(ModelName.stack, ModelName.booster10)],
      detailed: [ModelName.v4, ModelName.stack, ModelName.booster10, BaselineModel.ewma6.rawValue],
      calibrated: [ModelName.v4, ModelName.booster10])
    let manifest = champion.meta.manifest
    let rows = scoring.positions(.a).map { forecasts.rows[$0] }
    let losses = BacktestLosses(
      season: season, variant: variant, kind: workshop.history.kind, configuration: manifest.configuration,
      model: champion.meta.hash, seeds: manifest.seeds, schemaHash: FeatureCatalogue.schemaHash,
      dataHash: workshop.history.hash(through: season),
      rowsHash: StableJSON.hash(rows.map { [table.gameId[$0], table.personId[$0]] }), losses: scoring.losses(.a))
    return (
      scoring.run(variant: variant.rawValue, byMonth: byMonth),
      BacktestModel(
        season: season, manifest: manifest, hash: champion.meta.hash, attention: try attention(champion, rows),
        players: try players(manifest)), losses
    )
  }

  /// Where the temporal memory looks: over some hundred rows spread over the season, for it is a mean that is reported.
  private func attention(_ champion: Champion, _ rows: [Int]) throws -> BacktestModel.Attention? {
    let step = max(1, rows.count / 400)
    let sample = stride(from: 0, to: rows.count, by: step).map { rows[$0] }
    guard !sample.isEmpty else { return nil }
    let table = workshop.history.table
    let seen = try champion.attention(
      ForecastRows(rows: sample, of: table, matrix: try workshop.history.matrix().matrix), history: GameHistory(table),
      threads: threads)
    return seen.map { seen in
      BacktestModel.Attention(
        own: seen.own, windows: seen.windows.map { .init(window: $0.window, share: $0.share) }, games: seen.games)
    }
  }

  /// The map of the embeddings: players of the season before, as of the cut-off.
  private func players(_ manifest: MetaManifest) throws -> [BacktestModel.PlacedPlayer] {
    let shelf = ModelShelf(registry: workshop.registry, kind: workshop.history.kind)
    guard
      let artifact = try shelf.metaArtifact(
        cutoff: season, variant: variant, configuration: manifest.configuration.modelHash)
    else { return [] }
    let neighbours: PlayerNeighbours
    do {
      neighbours = try PlayerNeighbours(manifest: manifest, folder: workshop.registry.folder(of: artifact))
    } catch is PlayerQueryError {
      return []
    }
    let table = workshop.history.table
    let active = Set(table.rows(of: season.previous).map { table.personId[$0] })
    return neighbours.plane().filter { active.contains($0.personId) }.map { placed in
      let player = workshop.history.players[placed.personId]
      let position =
        player?.isCenter == true
        ? "center" : player?.isGuard == true ? "guard" : player?.isForward == true ? "forward" : nil
      return BacktestModel.PlacedPlayer(
        personId: placed.personId, player: player?.fullName ?? "player \(placed.personId)", x: placed.x, y: placed.y,
        position: position)
    }
  }
}
