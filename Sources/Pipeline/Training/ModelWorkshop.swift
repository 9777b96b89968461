import BoxScores
import Features
import Forecasting
import Foundation
import Learners
import MetaLearner
import Registry
import Windows

/// The models of one kind of data: how each stands, and the training of one.
///
/// Training writes into a staging folder named by everything that shapes the model, so that a stopped run is gone on with
/// and ends in the same bytes; a finished model is committed to the registry in one step.
struct ModelWorkshop: Sendable {
  let history: History
  let otherSeasons: [Season]
  let registry: Registry
  let settings: ModelSettings
  let costs: CostModel
  let accounts: StepAccounts

  init(_ session: WorkspaceSession, history: History) throws {
    self.history = history
    otherSeasons = try session.seasons(history.kind == .real ? .simulated : .real)
    registry = try session.registry()
    settings = session.settings
    costs = try CostModel(registry: registry, machine: session.machine)
    accounts = try session.accounts()
  }

  // MARK: - How a model stands

  func state(_ vintage: Vintage, deep: Bool = false) throws -> ModelState {
    try state(ArtifactNames.of(vintage), inputs(vintage), deep: deep)
  }

  func state(_ key: LeagueKey) throws -> ModelState {
    try state(ArtifactNames.of(key, kind: history.kind), inputs(key), deep: false)
  }

  /// - Parameter configuration: Nil for the champion's; where no champion was promoted any will do.
  func metaState(_ goal: MetaGoal, configuration: ExperimentConfiguration?) throws -> ModelState {
    let wanted = try configuration ?? registry.championConfiguration(history.kind, goal.variant)
    if let wanted { return try state(name(goal, wanted), metaInputs(goal, wanted), deep: false) }
    let shelf = ModelShelf(registry: registry, kind: history.kind)
    guard let artifact = try shelf.metaArtifact(cutoff: goal.cutoff, variant: goal.variant) else { return .missing }
    do {
      let known = try MetaManifest.read(folder: registry.folder(of: artifact)).configuration
      return try state((artifact.kind, artifact.key), metaInputs(goal, known), deep: false)
    } catch let error as MetaError {
      return error.exitCode == .corrupt ? .corrupt(error.message) : .stale(error.message)
    }
  }

  func name(_ goal: MetaGoal, _ configuration: ExperimentConfiguration) -> (kind: ArtifactKind, key: String) {
    ArtifactNames.meta(
      cutoff: goal.cutoff, variant: goal.variant, kind: history.kind, configuration: configuration.modelHash)
  }

  private func state(
    _ name: (kind: ArtifactKind, key: String), _ inputs: ModelInputs, deep: Bool
  ) throws -> ModelState {
    guard let artifact = try registry.current(name.kind, key: name.key) else { return .missing }
    // Nothing of it is left: that is no damage, and it is trained like one that never was.
    guard FileManager.default.fileExists(atPath: try registry.folder(of: artifact).path) else { return .missing }
    if case .corrupt(let problems) = try registry.verify(artifact, deep: deep) {
      return .corrupt(problems.joined(separator: "; "))
    }
    return inputs.difference(from: artifact).map { .stale($0) } ?? .trained
  }

  // MARK: - What a model is made of

  func inputs(_ vintage: Vintage) -> ModelInputs {
    var inputs = inputs(vintage.trainingSeasons(available: history.seasons), StableJSON.hash(settings.window))
    if settings.acceptsWindowsOfEitherKind {
      inputs.equivalent = [
        StableJSON.hash(settings.window.treesOnly), StableJSON.hash(settings.window.withNetworks),
        StableJSON.hash(settings.window.networksAlways),
      ]
    }
    return inputs
  }

  func inputs(_ key: LeagueKey) -> ModelInputs {
    let seasons = LeagueTrainer(settings: settings.league).seasons(before: key.cutoff, available: history.seasons)
    return inputs(seasons, StableJSON.hash(settings.league))
  }

  func metaInputs(_ goal: MetaGoal, _ configuration: ExperimentConfiguration) -> ModelInputs {
    func hash(_ meta: String) -> String {
      StableJSON.hash([
        // Whether windows have networks beside their trees is the windows' affair.
        StableJSON.hash(settings.window.treesOnly), StableJSON.hash(settings.league), meta, configuration.modelHash,
        goal.variant.rawValue,
      ])
    }
    var inputs = inputs(history.seasons.filter { $0 < goal.cutoff }, hash(StableJSON.hash(settings.meta)))
    if let older = settings.meta.olderHash { inputs.equivalent = [hash(older)] }
    return inputs
  }

  func inputs(_ seasons: [Season], _ settings: String) -> ModelInputs {
    ModelInputs(
      data: StableJSON.hash([history.kind.rawValue, history.hash(of: seasons)]), schema: FeatureCatalogue.schemaHash,
      settings: settings)
  }

  // MARK: - Training one

  private var recorder: StepRecorder { StepRecorder(registry: registry, accounts: accounts) }

  /// - Returns: What came of it; a trained model is committed.
  func train(
    _ need: StepNeed, _ vintage: Vintage, threads: Int, lease: Lease, interruption: Interruption,
    progress: @escaping @Sendable (WindowProgress) -> Void
  ) throws -> WindowOutcome {
    let inputs = inputs(vintage)
    let name = ArtifactNames.of(vintage)
    let staging = try registry.stage(name.kind, key: name.key, fingerprint: inputs.fingerprint)
    let isResumed = try !staging.files().isEmpty
    return try recorder.run(need, isResumed: isResumed, interruption: interruption) { meter in
      let outcome = try WindowTrainer(settings: settings.window, threads: threads).train(
        vintage, table: history.table, matrix: try history.matrix().matrix, dataHash: inputs.data,
        into: staging.folder, shouldStop: { interruption.isRequested || meter.isExhausted },
        progress: { event in
          meter.advance(event.fraction)
          progress(event)
        })
      guard case .trained(let manifest, let run) = outcome else { return .init(value: outcome, isDone: false) }
      try registry.commit(
        staging,
        description(
          name, inputs, format: manifest.format, seeds: [UInt64(settings.window.seed)],
          usesTorch: manifest.network.representation != nil, rows: manifest.rows, seconds: run.seconds,
          cost: meter.cost), lease: lease)
      return .init(value: outcome, seconds: run.resumed > 0 ? run.seconds : nil)
    }
  }

  func train(
    _ need: StepNeed, _ key: LeagueKey, threads: Int, lease: Lease, interruption: Interruption,
    progress: @escaping @Sendable (String, Double) -> Void
  ) throws {
    let inputs = inputs(key)
    let name = ArtifactNames.of(key, kind: history.kind)
    let staging = try registry.stage(name.kind, key: name.key, fingerprint: inputs.fingerprint)
    let isResumed = try !staging.files().isEmpty
    try recorder.run(need, isResumed: isResumed, interruption: interruption) { meter in
      let start = ContinuousClock.now
      let manifest = try LeagueTrainer(settings: settings.league, threads: threads).train(
        key, table: history.table, matrix: try history.matrix().matrix, dataHash: inputs.data, into: staging.folder,
        shouldStop: { interruption.isRequested || meter.isExhausted },
        progress: { note, fraction in
          meter.advance(fraction)
          progress(note, fraction)
        })
      let seconds = (ContinuousClock.now - start) / .seconds(1)
      let seeds = settings.league.seeds.prefix(key.seeds).map { UInt64($0) }
      try registry.commit(
        staging,
        description(
          name, inputs, format: manifest.format, seeds: seeds, rows: manifest.rows, seconds: seconds, cost: meter.cost),
        lease: lease)
      return .init(value: ())
    }
  }

  func trainMeta(
    _ goal: MetaGoal, configuration: ExperimentConfiguration, source: MetaSource, lease: Lease,
    interruption: Interruption, progress: @escaping @Sendable (String, Double) -> Void
  ) throws -> MetaManifest {
    let inputs = metaInputs(goal, configuration)
    let name = name(goal, configuration)
    let staging = try registry.stage(name.kind, key: name.key, fingerprint: inputs.fingerprint)
    let isResumed = try !staging.files().isEmpty
    return try recorder.run(need(goal, configuration), isResumed: isResumed, interruption: interruption) { meter in
      let start = ContinuousClock.now
      let manifest = try MetaTrainer(settings: settings.meta, leagueSettings: settings.league).train(
        cutoff: goal.cutoff, variant: goal.variant, configuration: configuration, source: source, dataHash: inputs.data,
        into: staging.folder, shouldStop: { interruption.isRequested || meter.isExhausted },
        progress: { note, fraction in
          meter.advance(fraction)
          progress(note, fraction)
        })
      let seconds = (ContinuousClock.now - start) / .seconds(1)
      try registry.commit(
        staging,
        description(
          name, inputs, format: manifest.format, seeds: manifest.seeds, parents: try parents(plan(goal)),
          usesTorch: !manifest.networks.isEmpty, rows: rows(manifest.metaSeasons), seconds: seconds,
          cost: meter.cost), lease: lease)
      return .init(value: manifest)
    }
  }

  /// The matrix; building it is a step like any other.
  func buildMatrix(rebuild: Bool = false) throws -> (matrix: FeatureMatrix, seconds: Double?) {
    guard rebuild || !history.hasFreshMatrix else { return try history.matrix() }
    return try recorder.run(featuresNeed) { _ in .init(value: try history.matrix(rebuild: rebuild)) }
  }

  /// Makes sure that the matrix is there and says what it took when it had to be built.
  func prepareMatrix(_ progress: ProgressHandler) throws {
    guard let seconds = try buildMatrix().seconds else { return }
    let time = (seconds * 10).rounded() / 10
    progress(
      .message("features of \(history.table.count) \(history.kind.rawValue) player-games built in \(time) s"))
  }

  /// Where a meta-learner finds its rows and the models under it: on the shelf, and nowhere else.
  func source(threads: Int, device: Device.Choice = .auto, workspace: Workspace) throws -> MetaSource {
    let shelf = ModelShelf(registry: registry, kind: history.kind)
    return MetaSource(
      table: history.table, matrix: try history.matrix().matrix, otherSeasons: otherSeasons,
      rowsHash: { [history] in history.rowsHash(through: $0) },
      cache: ForecastCache(folder: workspace.root.appendingPathComponent("cache")), threads: threads, device: device,
      window: { try shelf.window($0) }, league: { try shelf.league($0) })
  }

  /// What a meta-learner was made from: all vintages and league models of its plan, those of the meta seasons too.
  private func parents(_ plan: MetaPlan) throws -> [ArtifactParent] {
    let names =
      plan.vintages.map(ArtifactNames.of) + plan.leagues.map { ArtifactNames.of($0, kind: history.kind) }
    return try names.compactMap { name in
      try registry.current(name.kind, key: name.key).map { ArtifactParent($0) }
    }
  }

  private func description(
    _ name: (kind: ArtifactKind, key: String), _ inputs: ModelInputs, format: Int, seeds: [UInt64],
    parents: [ArtifactParent] = [], usesTorch: Bool = false, rows: Int, seconds: Double, cost: Money
  ) -> ArtifactDescription {
    ArtifactDescription(
      kind: name.kind, key: name.key, formatVersion: format, metadata: ModelNote(settings: inputs.settings).text,
      schemaHash: inputs.schema, dataHash: inputs.data, seeds: seeds, producers: Producers.of(usesTorch: usesTorch),
      parents: parents, rows: rows, seconds: seconds, cost: cost.approximate)
  }
}
