import BoxScores
import Evaluation
import Features
import Forecasting
import Foundation
import Learners
import MetaLearner
import Registry
import Windows

/// Runs the units of one season: trains a meta-learner beside the workspace's own ones, forecasts the season, keeps the
/// losses and drops the model.
struct AblationBench {
  let workshop: ModelWorkshop
  let goal: MetaGoal
  let configuration: ExperimentConfiguration
  let settings: ModelSettings
  let workspace: Workspace
  let threads: Int
  let device: Device.Choice

  private func inputs(_ unit: AblationUnit) -> ModelInputs {
    let own = unit.part.applied(to: configuration)
    var inputs = workshop.metaInputs(goal, own)
    inputs.settings = StableJSON.hash([
      inputs.settings, StableJSON.hash(unit.part.applied(to: settings.meta, repetition: unit.repetition)),
    ])
    return inputs
  }

  private func name(_ unit: AblationUnit) -> (kind: ArtifactKind, key: String) {
    let hash = StableJSON.hash([inputs(unit).fingerprint, season]).prefix(12)
    return (.ablation, "\(unit.runKey)-\(goal.variant.rawValue)-\(workshop.history.kind.rawValue)-\(hash)")
  }

  /// The scored season's games are no input of the training, and are of the losses.
  private var season: String { workshop.history.hash(through: goal.cutoff) }

  /// What a unit found before; nil when it was not run on these games with these settings.
  func finished(_ unit: AblationUnit) throws -> AblationResult? {
    let name = name(unit)
    guard let artifact = try workshop.registry.current(name.kind, key: name.key),
      case .ok = try workshop.registry.verify(artifact)
    else { return nil }
    return try? JSONDecoder().decode(
      AblationResult.self, from: workshop.registry.data(AblationResult.fileName, of: artifact))
  }

  /// By earlier units of the same part; by the other units, and by meta-learners, where there are none.
  func need(_ unit: AblationUnit) -> StepNeed {
    let cells = workshop.metaCells(goal)
    let known = workshop.costs.knows(.ablation)
    let estimate =
      known
      ? workshop.costs.estimate(.ablation, key: unit.runKey, cells: cells) { $0.hasPrefix("\(unit.part.key)@") }
      : workshop.costs.estimate(.meta, cells: cells)
    return StepNeed(
      step: "ablation \(unit.runKey)-\(goal.variant.rawValue)", activity: .ablation, key: unit.runKey, cells: cells,
      inputs: inputs(unit).fingerprint, estimate: estimate)
  }

  func run(
    _ unit: AblationUnit, lease: Lease, interruption: Interruption,
    progress: @escaping @Sendable (String, Double) -> Void
  ) throws -> AblationResult {
    let registry = workshop.registry
    let name = name(unit)
    let inputs = inputs(unit)
    let recorder = StepRecorder(registry: registry, accounts: workshop.accounts)
    let staging = try registry.stage(name.kind, key: name.key, fingerprint: inputs.fingerprint)
    let isResumed = try !staging.files().isEmpty
    return try recorder.run(need(unit), isResumed: isResumed, interruption: interruption) { meter in
      let start = ContinuousClock.now
      let folder = staging.folder.appendingPathComponent("model", isDirectory: true)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let own = unit.part.applied(to: settings.meta, repetition: unit.repetition)
      _ = try MetaTrainer(settings: own, leagueSettings: settings.league).train(
        cutoff: goal.cutoff, variant: goal.variant, configuration: unit.part.applied(to: configuration),
        source: try workshop.source(threads: threads, device: device, workspace: workspace), dataHash: inputs.data,
        into: folder,
        staging: shared(unit), shouldStop: { interruption.isRequested || meter.isExhausted },
        progress: { note, fraction in
          meter.advance(fraction)
          progress(note, fraction)
        })
      let (losses, rowsHash) = try score(try MetaModel.load(folder: folder))
      let result = AblationResult(
        part: unit.part, season: unit.season, repetition: unit.repetition,
        seconds: (ContinuousClock.now - start) / .seconds(1), rowsHash: rowsHash, losses: losses)
      try FileManager.default.removeItem(at: folder)
      try staging.write(StableJSON.data(result), to: AblationResult.fileName)
      try registry.commit(
        staging,
        ArtifactDescription(
          kind: name.kind, key: name.key, formatVersion: AblationResult.currentFormat, schemaHash: inputs.schema,
          dataHash: inputs.data,
          seeds: own.correction.seeds.map { UInt64($0) }, producers: ["fullcourt": Release.version],
          rows: losses.rows.first?.counts.reduce(0, +) ?? 0, seconds: result.seconds, cost: meter.cost.approximate),
        lease: lease)
      return .init(value: result)
    }
  }

  /// Where combinations of the same seed share what they train: each component is kept under a hash of what it reads.
  private func shared(_ unit: AblationUnit) -> URL {
    let hash = StableJSON.hash([
      workshop.metaInputs(goal, configuration).fingerprint, "\(unit.repetition)",
    ]).prefix(16)
    return sharedRoot.appendingPathComponent(String(hash), isDirectory: true)
  }

  private var sharedRoot: URL {
    workspace.staging.appendingPathComponent(
      "ablation-shared-\(goal.cutoff)-\(goal.variant.rawValue)-\(workshop.history.kind.rawValue)", isDirectory: true)
  }

  /// Drops what the combinations shared: every unit is finished.
  func clear() { try? FileManager.default.removeItem(at: sharedRoot) }

  private func score(_ model: MetaModel) throws -> (losses: LossTable, rowsHash: String) {
    let table = workshop.history.table
    let rows = Pools(table).rows(.a, in: goal.cutoff)
    let champion = try Champion(
      meta: model, shelf: ModelShelf(registry: workshop.registry, kind: workshop.history.kind),
      available: table.seasonRows, others: workshop.otherSeasons)
    let forecast = try champion.forecast(
      ForecastRows(rows: rows, of: table, matrix: try workshop.history.matrix().matrix), history: GameHistory(table),
      threads: threads)
    let days = rows.map { table.day[$0] }
    func outcomes(_ stat: Stat) -> [Float] { rows.map { table[stat.column][$0] } }
    var losses = LossTable(days: days, outcomes: Stat.allCases.map { ($0, outcomes($0)) })
    for stat in Stat.allCases {
      guard let said = forecast.stats[stat] else { continue }
      losses.add(
        ModelName.v4, stat,
        ModelForecasts(median: said.median, mean: said.mean, distributions: said.distributions),
        outcomes: outcomes(stat), rowDays: days)
    }
    return (losses, StableJSON.hash(rows.map { [table.gameId[$0], table.personId[$0]] }))
  }
}
