import BoxScores
import Features
import Forecasting
import MetaLearner
import Registry
import Windows

/// What the steps of a workshop take.
extension ModelWorkshop {
  func rows(_ seasons: [Season]) -> Int { seasons.reduce(0) { $0 + history.table.rows(of: $1).count } }

  func plan(_ goal: MetaGoal) -> MetaPlan {
    MetaPlan(
      cutoff: goal.cutoff, variant: goal.variant, kind: history.kind, available: history.table.seasonRows,
      others: otherSeasons,
      settings: settings.meta, league: settings.league, windows: settings.window)
  }

  /// - Parameter jobs: Steps that run side by side.
  func need(_ vintage: Vintage, jobs: Int) -> StepNeed {
    let seasons = vintage.trainingSeasons(available: history.seasons)
    let columns = seasons.last.map { FeatureCatalogue.indices(for: $0, variant: .blind).count } ?? 0
    let cells = rows(seasons) * columns
    let key = ArtifactNames.of(vintage).key
    return StepNeed(
      step: "window \(vintage)", activity: .window, key: key, cells: cells, inputs: inputs(vintage).fingerprint,
      estimate: costs.estimate(.window, key: key, cells: cells), jobs: jobs)
  }

  func need(_ key: LeagueKey, jobs: Int) -> StepNeed {
    let seasons = LeagueTrainer(settings: settings.league).seasons(before: key.cutoff, available: history.seasons)
    let cells =
      rows(seasons) * FeatureCatalogue.indices(for: key.cutoff.previous, variant: key.variant).count * key.seeds
    let name = ArtifactNames.of(key, kind: history.kind).key
    return StepNeed(
      step: "league \(name)", activity: .league, key: name, cells: cells, inputs: inputs(key).fingerprint,
      estimate: costs.estimate(.league, key: name, cells: cells), jobs: jobs)
  }

  func need(_ goal: MetaGoal, _ configuration: ExperimentConfiguration) -> StepNeed {
    let key = name(goal, configuration).key
    let cells = metaCells(goal)
    let hash = configuration.modelHash.prefix(12)
    return StepNeed(
      step: key, activity: .meta, key: key, cells: cells, inputs: metaInputs(goal, configuration).fingerprint,
      estimate: costs.estimate(.meta, key: key, cells: cells) { $0.hasSuffix("-\(hash)") })
  }

  func metaCells(_ goal: MetaGoal) -> Int {
    let plan = plan(goal)
    return rows(plan.metaSeasons) * max(1, plan.vintages.count)
  }

  var featuresNeed: StepNeed {
    let cells = history.table.count * FeatureCatalogue.all.count
    let key = history.kind.rawValue
    return StepNeed(
      step: "features \(key)", activity: .features, key: key, cells: cells,
      inputs: inputs(history.seasons, "").fingerprint, estimate: costs.estimate(.features, key: key, cells: cells))
  }

  /// The matrix, where it has to be built.
  var matrixNeeds: [StepNeed] { history.hasFreshMatrix ? [] : [featuresNeed] }

  /// What is missing for a meta-learner, in the order in which it is trained.
  func needs(_ missing: MetaNeeds, _ goal: MetaGoal, _ configuration: ExperimentConfiguration?, jobs: Int)
    -> [StepNeed]
  {
    func atOnce(_ count: Int) -> Int { max(1, min(jobs, count)) }
    let steps =
      missing.vintages.map { need($0, jobs: atOnce(missing.vintages.count)) }
      + missing.leagues.map { need($0, jobs: atOnce(missing.leagues.count)) }
      + (missing.meta ? configuration.map { [need(goal, $0)] } ?? [] : [])
    return steps.isEmpty ? [] : matrixNeeds + steps
  }

  /// Scoring a season with models that are there.
  func scoringNeed(_ goal: MetaGoal) -> StepNeed {
    let cells = history.table.rows(of: goal.cutoff).count
    let key = "backtest@\(goal.cutoff)-\(goal.variant.rawValue)-\(history.kind.rawValue)"
    return StepNeed(
      step: key, activity: .backtest, key: key, cells: cells, inputs: "",
      estimate: costs.estimate(.backtest, key: key, cells: cells))
  }
}
