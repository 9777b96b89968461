import BoxScores
import Foundation
import NativeLibraries
import Registry
import Synchronization
import Windows

/// Trains windows, or vintages of them: what is asked for and not there yet. Resumable booster by booster.
public struct WindowTraining: Sendable {
  /// Which windows are trained.
  public enum Choice: Sendable, Equatable {
    /// These, unless they are trained.
    case only([WindowID])
    /// All that are missing, stale or corrupt.
    case missing
    /// All, again.
    case all
  }

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

  private func subject(
    _ missing: PreflightSubject.MissingGames? = nil, needs: [StepNeed] = []
  ) -> PreflightSubject {
    PreflightSubject(
      title: "windows train", missingGames: missing, needsTorch: session.settings.demandsNetworks, needs: needs,
      isDataWork: session.settings.window.network == nil)
  }

  /// What the jobs take, the matrices first that have to be built.
  static func needs(_ jobs: [VintageJob], _ session: WorkspaceSession) -> [StepNeed] {
    let atOnce = VintageRunner.jobs(session, jobs.count)
    var kinds: [DataKind: ModelWorkshop] = [:]
    for job in jobs { kinds[job.workshop.history.kind] = job.workshop }
    return DataKind.allCases.flatMap { kinds[$0]?.matrixNeeds ?? [] }
      + jobs.map { $0.workshop.need($0.vintage, jobs: atOnce) }
  }

  /// - Parameters:
  ///   - except: Windows to leave out.
  ///   - asOf: Train as of the season this day belongs to; nil for the windows' current models.
  ///   - resume: The command that goes on after an interruption.
  /// - Throws: `PreflightRefused` before any work; `BudgetError`, `ReserveUsedUp`, `Interrupted`.
  public func run(
    _ choice: Choice, except: [WindowID] = [], asOf: GameDay? = nil, resume: String
  ) throws -> WindowTrainingReport {
    let workshops = try session.workshops()
    guard !workshops.isEmpty else {
      throw PreflightRefused(report: try preflight.report(subject(.noGames(session))))
    }
    let cutoff = asOf.map(SeasonOfGame.season(of:))
    let named: [WindowID] = if case .only(let windows) = choice { windows } else { WindowCatalogue.all }
    var report = WindowTrainingReport()
    var jobs: [VintageJob] = []
    var taken: Set<WindowID> = []
    // A window that is named twice is trained once: two jobs would write into the same folder.
    for window in named where !except.contains(window) && taken.insert(window).inserted {
      guard let workshop = try session.kind(of: window).flatMap({ workshops[$0] }) else {
        report.add(window, .noGames)
        continue
      }
      let available = workshop.history.seasons
      let vintage = Vintage(window: window, cutoff: cutoff).canonical(available: available)
      let seasons = vintage.trainingSeasons(available: available)
      guard !seasons.isEmpty else {
        report.add(window, .masked)
        continue
      }
      let rows = workshop.rows(seasons)
      guard rows >= workshop.settings.window.minimumRows else {
        report.add(window, .tooFewRows(found: rows, needed: workshop.settings.window.minimumRows))
        continue
      }
      let isTrained = try choice != .all && workshop.state(vintage, deep: true).isTrained
      if isTrained { report.add(window, .alreadyTrained) }
      jobs.append(VintageJob(vintage: vintage, workshop: workshop, isDone: isTrained))
    }
    try preflight.require(subject(needs: Self.needs(jobs.filter { !$0.isDone }, session)))
    guard jobs.contains(where: { !$0.isDone }) else { return report }
    let lease = try session.lease(purpose: "windows train")
    defer { lease.release() }
    if choice != .all {
      // Who held the lease until now may have trained some of them meanwhile.
      for (index, job) in jobs.enumerated()
      where try !job.isDone && job.workshop.state(job.vintage, deep: true).isTrained {
        report.add(job.vintage.window, .alreadyTrained)
        jobs[index] = VintageJob(vintage: job.vintage, workshop: job.workshop, isDone: true)
      }
    }
    let runner = VintageRunner(session: session, interruption: interruption, progress: progress)
    for (vintage, run) in try runner.run(jobs, title: "windows", resume: resume, lease: lease) {
      report.add(vintage.window, .trained(seconds: run))
    }
    return report
  }
}
