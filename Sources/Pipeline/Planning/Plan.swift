import BoxScores
import Features
import Forecasting
import Foundation
import MetaLearner
import Registry
import Windows

/// The steps from files to forecasts as they stand in a workspace, in order, with what each will take and whether the
/// budget allows it. Looks, and changes nothing.
public struct Plan: Sendable {
  private let session: WorkspaceSession
  private let assumptions: PlanAssumptions
  var surroundings = Surroundings.actual

  public init(_ session: WorkspaceSession, assumptions: PlanAssumptions = PlanAssumptions()) {
    self.session = session
    self.assumptions = assumptions
  }

  /// - Throws: `BudgetError` for a machine without a price and for a damaged ledger.
  public func report() throws -> PlanReport {
    let ledger = try session.accounts().ledger
    try ledger.recover()
    let reading = try ledger.read()
    let state = try reading.checked()
    let pricing = PlanPricing(
      machine: try Ledger.machine(session.machine, state.budget), reading: reading, ledger: ledger,
      assumptions: assumptions
    )
    let drafts = try drafts()
    var steps = try pricing.priced(drafts)
    let checks = try checks(before: zip(steps, drafts).first { $0.0.state != .done }?.1)
    steps.insert(Self.check(checks), at: 0)
    return PlanReport(
      steps: steps, checks: checks, budget: try BudgetDesk(session).report(state), machine: session.machine,
      jobs: session.jobs)
  }

  private func checks(before draft: PlanDraft?) throws -> [PreflightCheck] {
    guard let draft else { return [] }
    var subject = PreflightSubject(title: draft.step, needsTorch: draft.needsTorch, needs: draft.needs)
    subject.metaHistory = draft.history.map { [$0] }
    // Money is each step's own affair.
    return try Preflight(session: session, surroundings: surroundings).report(subject).checks
      .filter { $0.code != .budget && $0.code != .dataCoverage && $0.code != .configuration }
  }

  private static func check(_ checks: [PreflightCheck]) -> PlanStep {
    let report = PreflightReport(subject: "plan", checks: checks)
    guard let first = report.failures.first else { return PlanStep(step: "check", state: .done) }
    return PlanStep(
      step: "check", state: .ready,
      refusal: report.failures.map { "\($0.code.rawValue): \($0.found)" }.joined(separator: "; "), mend: first.command)
  }

  private func drafts() throws -> [PlanDraft] {
    let histories = try session.histories()
    guard !histories.isEmpty else { return PlanDraft.emptyWorkspace(tool: session.tool) }
    let workshops = try session.workshops()
    let windows = try WindowStates(session).report()
    var drafts = [PlanDraft(step: "data import", state: .done)]
    let features = histories.compactMap { workshops[$0.kind] }.flatMap(\.matrixNeeds)
    drafts.append(
      PlanDraft(step: "features build", state: features.isEmpty ? .done : .ready, assume: "features", needs: features))
    drafts += try self.windows(windows, workshops)
    drafts.append(try verify(windows))
    guard let workshop = workshops[histories[0].kind] else { return drafts }
    let (meta, backtest) = (try meta(windows, workshop), try backtest(windows, workshop))
    return drafts + [meta, backtest, try export(windows, workshop, after: meta)].compactMap(\.self)
  }

  private func windows(
    _ report: WindowsReport, _ workshops: [DataKind: ModelWorkshop]
  ) throws -> [PlanDraft] {
    let jobs = VintageRunner.jobs(session, report.windows.count { $0.state != .trained })
    return report.windows.map { window in
      let name = "windows train --only \(window.id)"
      guard window.state != .trained else { return PlanDraft(step: name, state: .done) }
      guard let workshop = window.kind.flatMap({ workshops[$0] }) else {
        return PlanDraft(
          step: name, state: .ready, refusal: Self.lacking(window.id.seasons, tool: session.tool),
          lacks: window.id.seasons)
      }
      let vintage = Vintage(window: window.id)
      let minimum = workshop.settings.window.minimumRows
      let rows = workshop.rows(vintage.trainingSeasons(available: workshop.history.seasons))
      return PlanDraft(
        step: name, state: window.state == .stale ? .stale : window.state == .corrupt ? .corrupt : .ready,
        assume: "window", needs: [workshop.need(vintage, jobs: jobs)],
        refusal: rows < minimum ? "\(rows) rows, at least \(minimum) are needed" : nil)
    }
  }

  /// What to do about seasons without a game.
  public static func lacking(_ seasons: ClosedRange<Season>, tool: String) -> String {
    "no games of seasons \(range(seasons)): import them, or '\(simulation(seasons, tool: tool))'"
  }

  /// The command that simulates seasons.
  public static func simulation(_ seasons: ClosedRange<Season>, tool: String) -> String {
    "\(tool) data simulate --seasons \(range(seasons))"
  }

  /// Seasons as commands take them: `1947-1979`.
  public static func range(_ seasons: ClosedRange<Season>) -> String { "\(seasons.lowerBound)-\(seasons.upperBound)" }

  /// Every committed artifact; the windows' bytes were hashed already, of the others presence and size are looked at here.
  private func verify(_ windows: WindowsReport) throws -> PlanDraft {
    let step = "registry verify"
    guard windows.complete else { return PlanDraft(step: step, state: .waiting, refusal: Self.wait(for: windows)) }
    let broken = try session.registry().verifyAll(deep: false).filter { $0.state != .ok && $0.artifact.isCurrent }
    guard let first = broken.first?.artifact else { return PlanDraft(step: step, state: .done) }
    return PlanDraft(
      step: step, state: .corrupt, refusal: "\(broken.count) artifacts are corrupt, such as \(first.kind) \(first.key)")
  }

  private func meta(_ windows: WindowsReport, _ workshop: ModelWorkshop) throws -> PlanDraft {
    let goal = MetaGoal(cutoff: try NextSeason(session).season(), variant: .blind)
    var missing = try MetaNeeds(workshop, goal)
    guard !missing.isEmpty || !windows.complete else { return PlanDraft(step: "meta train", state: .done) }
    // The windows of today are steps of their own.
    missing.vintages.removeAll { $0.cutoff == nil }
    let wanted = try workshop.registry.championConfiguration(workshop.history.kind, .blind) ?? .v4Full
    let past = workshop.metaHistory(goal)
    return PlanDraft(
      step: "meta train", state: windows.complete ? .ready : .waiting, assume: "meta",
      needs: workshop.needs(missing, goal, wanted, jobs: session.jobs).filter { $0.activity != .features },
      needsTorch: missing.meta && wanted.needsTensors,
      refusal: windows.complete ? past.shortage : Self.wait(for: windows), history: past)
  }

  /// The newest season before the one that is forecast now.
  private func backtest(_ windows: WindowsReport, _ workshop: ModelWorkshop) throws -> PlanDraft? {
    let history = workshop.history
    let coming = try NextSeason(session).season()
    guard let season = history.seasons.last(where: { $0 < coming }) else { return nil }
    let goal = MetaGoal(cutoff: season, variant: .blind)
    let past = workshop.metaHistory(goal)
    guard past.seasons > 0 else { return nil }
    let step = "backtest --seasons \(season) --prepare"
    let missing = try MetaNeeds(workshop, goal)
    let prefix = BacktestLosses.prefix(season, .blind, history.kind)
    let known = try workshop.registry.current(.losses).filter { $0.key.hasPrefix(prefix) }
    if missing.isEmpty, known.contains(where: { $0.description.dataHash == history.hash(through: season) }) {
      return PlanDraft(step: step, state: .done)
    }
    let wanted = try workshop.registry.championConfiguration(history.kind, .blind) ?? .v4Full
    return PlanDraft(
      step: step, state: windows.complete ? .ready : .waiting, assume: "backtest",
      needs: workshop.needs(missing, goal, wanted, jobs: session.jobs).filter { $0.activity != .features }
        + [workshop.scoringNeed(goal)], needsTorch: missing.meta && wanted.needsTensors,
      refusal: windows.complete ? past.shortage : Self.wait(for: windows), history: past)
  }

  /// Done when the workspace's own bundle was made of the meta-learner and the games of today.
  private func export(
    _ windows: WindowsReport, _ workshop: ModelWorkshop, after meta: PlanDraft
  ) throws -> PlanDraft {
    let step = "bundle export"
    guard meta.state == .done else {
      return PlanDraft(
        step: step, state: .waiting, refusal: windows.complete ? "the meta-learner is not trained" : meta.refusal)
    }
    let kind = workshop.history.kind
    let place = BundleExport.place(kind, .blind, try NextSeason(session).season(), in: session)
    guard FileManager.default.fileExists(atPath: place.path) else { return PlanDraft(step: step, state: .ready) }
    guard let manifest = try? BundleArchive.manifest(ofUnchecked: place) else {
      return PlanDraft(step: step, state: .corrupt)
    }
    return PlanDraft(step: step, state: try BundleExport(session).isCurrent(manifest) ? .done : .stale)
  }

  private static func wait(for windows: WindowsReport) -> String {
    let open = windows.windows.filter { $0.state != .trained }.map(\.id)
    return "\(open.count) of \(windows.windows.count) windows are not trained: "
      + open.map(\.description).joined(separator: ", ")
  }
}
