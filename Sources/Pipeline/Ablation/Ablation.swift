import BoxScores
import Features
import Forecasting
import Foundation
import MetaLearner
import Registry

/// Trains every combination of V4's components on one cube and scores it: what each is worth.
///
/// A unit is one combination, season and seed; finished units are kept in the registry and not run again.
public struct Ablation: Sendable {
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

  /// Choices are made on seasons up to 2023, so that 2024 and 2025 stay unspent; without it the last whole season.
  public func defaultSeasons() throws -> [Season] {
    guard let history = try session.histories().first else {
      let subject = PreflightSubject(title: "meta ablate", missingGames: .noGames(session), metaHistory: [])
      throw PreflightRefused(report: try preflight.report(subject))
    }
    if history.seasons.contains(Season(2023)) { return [Season(2023)] }
    let whole = history.seasons.filter { NextSeason.isOver($0, in: history.table) }
    return [whole.last ?? history.seasons[history.seasons.count - 1]]
  }

  private func subject(
    _ seasons: [Season], _ variant: FeatureVariant, _ configuration: ExperimentConfiguration,
    _ problem: PreflightSubject.ConfigurationProblem?, repetitions: Int, parts: [AblationPart]
  ) throws -> PreflightSubject {
    var subject = PreflightSubject(title: "meta ablate", metaHistory: [], configurationProblem: problem)
    var kinds: Set<DataKind> = []
    var known: Set<String> = []
    for season in seasons {
      guard let workshop = try session.workshop(scoring: season) else {
        subject.missingGames = try session.histories().isEmpty ? .noGames(session) : .noGames(of: season, session)
        continue
      }
      kinds.insert(workshop.history.kind)
      let goal = MetaGoal(cutoff: season, variant: variant)
      subject.metaHistory?.append(workshop.metaHistory(goal))
      var below = try MetaNeeds(workshop, goal, configuration: configuration)
      below.meta = false
      let bench = AblationBench(
        workshop: workshop, goal: goal, configuration: configuration, settings: session.settings,
        workspace: session.workspace, threads: session.threads, device: session.device)
      let open = try units(parts, season, repetitions).filter { try bench.finished($0) == nil }
      subject.needs += (workshop.needs(below, goal, nil, jobs: session.jobs) + open.map(bench.need))
        .filter { known.insert($0.step).inserted }
      subject.needsTorch =
        subject.needsTorch || open.contains { $0.part.applied(to: configuration).needsTensors }
    }
    if kinds.count > 1 { subject.missingGames = .mixed(seasons, session) }
    subject.isDataWork = session.device == .cpu
    return subject
  }

  private func units(_ parts: [AblationPart], _ season: Season, _ repetitions: Int) -> [AblationUnit] {
    parts.flatMap { part in
      (0..<(part.hasSeeds ? repetitions : 1)).map { AblationUnit(part: part, season: season, repetition: $0) }
    }
  }

  /// - Parameters:
  ///   - file: The experiment whose components' settings are used; nil for `v4_full`. Its flags do not matter.
  ///   - repetitions: Seeds, one or more.
  ///   - command: What is run: for the log of looks, and to go on after an interruption.
  public func run(
    configuration file: URL?, seasons: [Season], variant: FeatureVariant, repetitions: Int, command: String
  ) throws -> AblationReport {
    try run(
      configuration: file, seasons: seasons, variant: variant, repetitions: repetitions, parts: AblationPart.all,
      command: command)
  }

  func run(
    configuration file: URL?, seasons: [Season], variant: FeatureVariant, repetitions: Int, parts: [AblationPart],
    command: String
  ) throws -> AblationReport {
    precondition(repetitions >= 1 && !seasons.isEmpty, "at least one seed and season")
    let began = ContinuousClock.now
    let (read, problem) = PreflightSubject.ConfigurationProblem.read(file)
    for warning in read?.warnings ?? [] { progress(.message("warning: \(warning)")) }
    let configuration = read?.configuration ?? .v4Full
    try preflight.require(
      subject(seasons, variant, configuration, problem, repetitions: repetitions, parts: parts))
    var results: [AblationResult] = []
    var last: ModelWorkshop?
    for season in seasons {
      guard let workshop = try session.workshop(scoring: season) else {
        throw SessionError.noGamesOf(season...season, workspace: session.folder.path)
      }
      if let last, last.history.kind != workshop.history.kind {
        throw SessionError.mixedKinds((seasons.min() ?? season)...(seasons.max() ?? season))
      }
      last = workshop
      results += try self.season(
        season, workshop, configuration: configuration, variant: variant, repetitions: repetitions, parts: parts,
        command: command)
    }
    guard let workshop = last, let found = AblationReport.rows(results, of: parts, model: ModelName.v4) else {
      throw AblationError.rowsDiffer
    }
    let registry = try session.registry()
    let looks = try registry.look(at: seasons, command: command)
    let simulated = workshop.history.kind == .simulated
    let report = AblationReport(
      configuration: configuration.experiment.name, variant: variant.rawValue, simulated: simulated, seasons: seasons,
      repetitions: repetitions, rows: found.rows, games: found.games,
      looks: Dictionary(uniqueKeysWithValues: looks.map { ($0.key.description, $0.value) }),
      notes: AblationReport.standingNotes + (simulated ? ["SIMULATED LEAGUE: no real player, team or game."] : []))
    try registry.record(
      ExperimentRecord(
        kind: "meta ablate", line: ArtifactNames.line(workshop.history.kind, variant), name: report.configuration,
        seconds: (ContinuousClock.now - began) / .seconds(1), seasons: seasons,
        seeds: (0..<repetitions).flatMap { session.settings.meta.reseeded($0).correction.seeds.map { UInt64($0) } },
        dataHash: workshop.history.hash(through: seasons.max() ?? seasons[0]), schemaHash: FeatureCatalogue.schemaHash,
        configuration: ExperimentRecord.text(configuration), metrics: ExperimentRecord.text(report)))
    return report
  }

  private func season(
    _ season: Season, _ workshop: ModelWorkshop, configuration: ExperimentConfiguration, variant: FeatureVariant,
    repetitions: Int, parts: [AblationPart], command: String
  ) throws -> [AblationResult] {
    let goal = MetaGoal(cutoff: season, variant: variant)
    let units = units(parts, season, repetitions)
    let preparation = Preparation(session, interruption: interruption, progress: progress)
    _ = try preparation.run(
      workshop, goal, configuration: configuration, purpose: "meta ablate", resume: command, stopsBelow: true)
    let bench = AblationBench(
      workshop: workshop, goal: goal, configuration: configuration, settings: session.settings,
      workspace: session.workspace, threads: session.threads, device: session.device)
    let done = try units.map { try bench.finished($0) }
    progress(
      .planned(
        title: "ablation of season \(season)",
        steps: zip(units, done).map { unit, done in
          .init(name: unit.description, seconds: bench.need(unit).estimate.seconds, isDone: done != nil)
        }, jobs: 1))
    guard done.contains(where: { $0 == nil }) else { return done.compactMap(\.self) }
    let lease = try session.lease(purpose: "meta ablate")
    defer { lease.release() }
    try session.accounts().watch(progress, resume: command)
    try workshop.prepareMatrix(progress)
    var results: [AblationResult] = []
    for (unit, known) in zip(units, done) {
      if let known {
        results.append(known)
        continue
      }
      try interruption.check(resume: command)
      let name = unit.description
      progress(.started(step: name))
      do {
        let result = try bench.run(unit, lease: lease, interruption: interruption) { note, fraction in
          progress(.advanced(step: name, fraction: fraction, note: note))
        }
        results.append(result)
        progress(.finished(step: name, seconds: result.seconds, note: ""))
      } catch let error as MetaError where error.exitCode == .interrupted {
        throw Interrupted(resume: command)
      }
    }
    bench.clear()
    return results
  }
}
