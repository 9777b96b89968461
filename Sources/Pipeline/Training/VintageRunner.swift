import Learners
import Registry
import Synchronization
import Windows

/// Trains vintages side by side on this machine, under the lease, with progress.
struct VintageRunner: Sendable {
  let session: WorkspaceSession
  let interruption: Interruption
  let progress: ProgressHandler

  /// - Returns: Seconds by vintage trained now.
  func run(_ jobs: [VintageJob], title: String, resume: String, lease: Lease) throws -> [(Vintage, Double)] {
    let todo = jobs.filter { !$0.isDone }
    guard !todo.isEmpty else { return [] }
    // Features first and once, before several trainings ask for them at the same time.
    try session.accounts().watch(progress, resume: resume)
    for job in todo { try job.workshop.prepareMatrix(progress) }
    let rows = todo.map { $0.workshop.rows($0.vintage.trainingSeasons(available: $0.workshop.history.seasons)) }
    if let notice = Self.notice(rows, session.settings.window, tool: session.tool, torch: { Torch.isAvailable }) {
      progress(.message(notice))
    }
    let jobsAtOnce = Self.jobs(session, todo.count)
    progress(
      .planned(
        title: title,
        steps: jobs.map { job in
          .init(
            name: job.vintage.description, seconds: job.workshop.need(job.vintage, jobs: jobsAtOnce).estimate.seconds,
            isDone: job.isDone)
        }, jobs: session.jobs))
    let finished = Mutex<[(Vintage, Double)]>([])
    let items = todo.map { job in
      WorkItem(name: job.vintage.description) { threads in
        try interruption.check(resume: resume)
        let seconds = try train(job, jobs: jobsAtOnce, threads: threads, lease: lease)
        finished.withLock { $0.append((job.vintage, seconds)) }
      }
    }
    do {
      try LocalExecutor(threads: session.threads, jobs: session.jobs).run(items)
    } catch let error as WindowError where error.exitCode == .interrupted {
      throw Interrupted(resume: resume)
    }
    return finished.withLock { $0 }
  }

  /// What is said where networks would be tried and cannot be: the trees alone are trained, and nobody should take them for more.
  static func notice(_ rows: [Int], _ settings: WindowSettings, tool: String, torch: () -> Bool) -> String? {
    let tried = rows.count { $0 >= settings.network?.minimumRows ?? .max }
    guard tried > 0, !torch() else { return nil }
    return
      "torch does not open: \(tried) of \(rows.count) windows get no networks, trees alone ('\(tool) doctor' says why)"
  }

  /// How many of so many steps run side by side.
  static func jobs(_ session: WorkspaceSession, _ steps: Int) -> Int { max(1, min(session.jobs, steps)) }

  private func train(_ job: VintageJob, jobs: Int, threads: Int, lease: Lease) throws -> Double {
    let name = job.vintage.description
    progress(.started(step: name))
    let outcome = try job.workshop.train(
      job.workshop.need(job.vintage, jobs: jobs), job.vintage, threads: threads, lease: lease,
      interruption: interruption
    ) { event in
      progress(
        .advanced(
          step: name, fraction: event.fraction,
          note: "\(event.target.rawValue) \(event.head.rawValue), \(event.step)"))
    }
    guard case .trained(let manifest, let run) = outcome else { return 0 }
    let silent = manifest.targets.filter { $0.state == .abstains }.map(\.target.rawValue)
    var note = "\(manifest.rows) rows, \(manifest.features.count) features"
    if !silent.isEmpty { note += ", abstains on \(silent.joined(separator: ", "))" }
    if run.resumed > 0 { note += ", \(run.resumed) of \(run.boosters) boosters from before" }
    progress(.finished(step: name, seconds: run.seconds, note: note))
    return run.seconds
  }
}
