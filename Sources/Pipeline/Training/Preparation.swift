import BoxScores
import Features
import Forecasting
import Foundation
import MetaLearner
import Registry

/// Trains what forecasts of a season need, as of its cut-off: vintages, league models, the meta-learner. What is there is kept.
public struct Preparation: Sendable {
  private let session: WorkspaceSession
  private let interruption: Interruption
  private let progress: ProgressHandler
  var preflight: Preflight

  public init(_ session: WorkspaceSession, interruption: Interruption, progress: @escaping ProgressHandler) {
    self.session = session
    self.interruption = interruption
    self.progress = session.journal.watching(progress)
    preflight = Preflight(session: session)
  }

  /// What is missing for a season, in words; empty when it is ready.
  public static func missing(
    _ season: Season, variant: FeatureVariant = .blind, configuration: ExperimentConfiguration? = nil,
    in session: WorkspaceSession
  ) throws -> [String] {
    guard let workshop = try session.workshop(scoring: season) else { return ["games of season \(season)"] }
    let goal = MetaGoal(cutoff: season, variant: variant)
    let needs = try MetaNeeds(workshop, goal, configuration: configuration)
    return needs.vintages.map { "window \($0)" } + needs.leagues.map { "the league model \($0)" }
      + (needs.meta ? ["the meta-learner of \(goal)"] : [])
  }

  /// What has to hold before seasons are scored: games of each, and all that forecasts of them need.
  /// - Parameter command: Trains what is missing, for the message.
  /// - Throws: `SessionError.noGamesOf`; `BacktestRefused` naming everything that is missing.
  static func demand(
    _ seasons: [Season], variant: FeatureVariant, configuration: ExperimentConfiguration?, in session: WorkspaceSession,
    command: String
  ) throws {
    var missing: [String] = []
    for season in seasons {
      guard try session.workshop(scoring: season) != nil else {
        throw SessionError.noGamesOf(season...season, workspace: session.folder.path)
      }
      for part in try Self.missing(season, variant: variant, configuration: configuration, in: session)
      where !missing.contains(part) {
        missing.append(part)
      }
    }
    guard missing.isEmpty else { throw BacktestRefused(missing: missing, command: command) }
  }

  /// - Parameters:
  ///   - file: The experiment's YAML file; nil for the champion's configuration.
  ///   - resume: The command that goes on after an interruption.
  /// - Throws: `PreflightRefused` before any work is done; `BudgetError`, `ReserveUsedUp`, `Interrupted`.
  public func run(
    seasons: [Season], variant: FeatureVariant = .blind, configuration file: URL?, resume: String
  ) throws {
    let (read, problem) = PreflightSubject.ConfigurationProblem.read(file)
    try run(seasons: seasons, variant: variant, configuration: read?.configuration, problem: problem, resume: resume)
  }

  func run(
    seasons: [Season], variant: FeatureVariant = .blind, configuration: ExperimentConfiguration? = nil,
    problem: PreflightSubject.ConfigurationProblem? = nil, resume: String
  ) throws {
    try preflight.require(subject(seasons, variant, configuration, problem))
    for season in seasons {
      guard let workshop = try session.workshop(scoring: season) else { continue }
      let goal = MetaGoal(cutoff: season, variant: variant)
      try run(workshop, goal, configuration: configuration, purpose: "backtest --prepare", resume: resume)
    }
  }

  private func subject(
    _ seasons: [Season], _ variant: FeatureVariant, _ configuration: ExperimentConfiguration?,
    _ problem: PreflightSubject.ConfigurationProblem?
  ) throws -> PreflightSubject {
    var subject = PreflightSubject(title: "backtest --prepare", configurationProblem: problem)
    subject.metaHistory = []
    var known: Set<String> = []
    for season in seasons {
      guard let workshop = try session.workshop(scoring: season) else {
        subject.missingGames = try session.histories().isEmpty ? .noGames(session) : .noGames(of: season, session)
        continue
      }
      let goal = MetaGoal(cutoff: season, variant: variant)
      subject.metaHistory?.append(workshop.metaHistory(goal))
      let champion = try workshop.registry.championConfiguration(workshop.history.kind, variant)
      let wanted = configuration ?? champion ?? .v4Full
      let missing = try MetaNeeds(workshop, goal, configuration: configuration)
      // Seasons share vintages and league models: each is trained, and counted, once.
      subject.needs += (workshop.needs(missing, goal, wanted, jobs: session.jobs) + [workshop.scoringNeed(goal)])
        .filter { known.insert($0.step).inserted }
      subject.needsTorch = subject.needsTorch || (missing.meta && wanted.needsTensors)
      subject.isDataWork = !wanted.needsTensors || session.device == .cpu
    }
    return subject
  }

  /// - Parameter configuration: Of the meta-learner; nil for the champion's. Before there is a champion nil keeps one of
  ///   any configuration, and trains `v4_full`.
  ///   `stopsBelow` trains vintages and league models only.
  @discardableResult
  func run(
    _ workshop: ModelWorkshop, _ goal: MetaGoal, configuration: ExperimentConfiguration?, purpose: String,
    resume: String, stopsBelow: Bool = false
  ) throws -> Bool {
    var needs = try MetaNeeds(workshop, goal, configuration: configuration)
    guard stopsBelow ? !needs.isEmptyBelow : !needs.isEmpty else {
      if !stopsBelow { try combine(workshop, goal, configuration) }
      return false
    }
    let champion = try workshop.registry.championConfiguration(workshop.history.kind, goal.variant)
    let wanted = configuration ?? champion ?? .v4Full
    let lease = try session.lease(purpose: purpose)
    defer { lease.release() }
    // Who held the lease until now may have trained some of it meanwhile.
    needs = try MetaNeeds(workshop, goal, configuration: configuration)
    guard stopsBelow ? !needs.isEmptyBelow : !needs.isEmpty else {
      if !stopsBelow { try combine(workshop, goal, configuration) }
      return false
    }
    try session.accounts().watch(progress, resume: resume)
    try workshop.prepareMatrix(progress)
    let runner = VintageRunner(session: session, interruption: interruption, progress: progress)
    let jobs = needs.vintages.map { VintageJob(vintage: $0, workshop: workshop, isDone: false) }
    _ = try runner.run(jobs, title: "vintages before season \(goal.cutoff)", resume: resume, lease: lease)
    do {
      try leagues(needs, workshop, goal.cutoff, lease, resume)
      if needs.meta, !stopsBelow {
        try meta(workshop, goal, wanted, lease, resume)
      }
      if !stopsBelow { try combine(workshop, goal, configuration == nil ? nil : wanted) }
    } catch let error as MetaError where error.exitCode == .interrupted {
      throw Interrupted(resume: resume)
    }
    return true
  }

  /// How points, rebounds and assists move together, where that was not fitted: seconds after hours.
  private func combine(
    _ workshop: ModelWorkshop, _ goal: MetaGoal, _ configuration: ExperimentConfiguration?
  ) throws {
    let shelf = ModelShelf(registry: workshop.registry, kind: workshop.history.kind)
    guard
      let artifact = try shelf.metaArtifact(
        cutoff: goal.cutoff, variant: goal.variant, configuration: configuration?.modelHash)
    else { return }
    let manifest = try MetaManifest.read(folder: workshop.registry.folder(of: artifact))
    let made = try CombinedTraining(workshop: workshop, session: session).run(manifest, of: artifact)
    guard let made else { return }
    let seasons = made.seasons.map(\.description).joined(separator: ", ")
    progress(.message("points + rebounds + assists of \(goal): fitted on seasons \(seasons)"))
  }

  private func leagues(
    _ needs: MetaNeeds, _ workshop: ModelWorkshop, _ cutoff: Season, _ lease: Lease, _ resume: String
  ) throws {
    guard !needs.leagues.isEmpty else { return }
    let jobs = VintageRunner.jobs(session, needs.leagues.count)
    progress(
      .planned(
        title: "league models before season \(cutoff)",
        steps: needs.leagues.map {
          .init(name: $0.description, seconds: workshop.need($0, jobs: jobs).estimate.seconds)
        },
        jobs: session.jobs))
    // The largest first, so that no job is left alone with it at the end.
    let items = needs.leagues.sorted { ($1.seeds, $0.cutoff) < ($0.seeds, $1.cutoff) }.map { key in
      WorkItem(name: key.description) { threads in
        try interruption.check(resume: resume)
        let start = ContinuousClock.now
        progress(.started(step: key.description))
        try workshop.train(
          workshop.need(key, jobs: jobs), key, threads: threads, lease: lease, interruption: interruption
        ) { note, fraction in
          progress(.advanced(step: key.description, fraction: fraction, note: note))
        }
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        progress(.finished(step: key.description, seconds: seconds, note: ""))
      }
    }
    try LocalExecutor(threads: session.threads, jobs: session.jobs).run(items)
  }

  private func meta(
    _ workshop: ModelWorkshop, _ goal: MetaGoal, _ configuration: ExperimentConfiguration, _ lease: Lease,
    _ resume: String
  ) throws {
    try interruption.check(resume: resume)
    let name = goal.step
    let estimate = workshop.need(goal, configuration).estimate
    progress(.planned(title: "meta-learner", steps: [.init(name: name, seconds: estimate.seconds)], jobs: 1))
    progress(.started(step: name))
    let start = ContinuousClock.now
    let manifest = try workshop.trainMeta(
      goal, configuration: configuration,
      source: try workshop.source(threads: session.threads, device: session.device, workspace: session.workspace),
      lease: lease,
      interruption: interruption
    ) { note, fraction in
      progress(.advanced(step: name, fraction: fraction, note: note))
    }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let seen = manifest.windows.filter { $0.state == .visible }.count
    let learned = manifest.metaSeasons.map(\.description)
    progress(
      .finished(
        step: name, seconds: seconds,
        note: "\(seen) windows visible, learned on \(learned.first ?? "-")-\(learned.last ?? "-")"))
  }
}

extension WorkspaceSession {
  /// The workshop of the kind of data that a season is scored on: real games where there are any.
  func workshop(scoring season: Season) throws -> ModelWorkshop? {
    guard let history = try histories().first(where: { $0.seasons.contains(season) }) else { return nil }
    return try ModelWorkshop(self, history: history)
  }
}
