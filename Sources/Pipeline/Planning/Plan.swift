import BoxScores
import Features
import Forecasting
import Foundation
import MetaLearner
import Registry
import Windows

/// The steps from files to forecasts as they stand in a workspace, in order, with what each will take. Looks, and changes
/// nothing.
public struct Plan: Sendable {
  private let session: WorkspaceSession

  public init(_ session: WorkspaceSession) { self.session = session }

  public func report() throws -> PlanReport {
    let histories = try session.histories()
    guard !histories.isEmpty else { return PlanReport(steps: Self.emptyWorkspace) }
    let workshops = try session.workshops()
    let windows = try WindowStates(session).report()
    let costs = try CostModel(registry: session.registry())
    var steps = [PlanStep(step: "data import", state: .done)]
    steps.append(features(histories, costs))
    for window in windows.windows { steps.append(try step(window, workshops)) }
    steps.append(try meta(windows, workshops[histories[0].kind]))
    return PlanReport(steps: steps, jobs: session.threads)
  }

  private static let emptyWorkspace: [PlanStep] = {
    let wait = "no games yet"
    return [
      PlanStep(
        step: "data import PATH", state: .ready,
        refusal:
          "bring your files in with 'fullcourt data import PATH', or simulate: 'fullcourt data simulate --seasons "
          + "1947-2026'"),
      PlanStep(step: "features build", state: .waiting, refusal: wait),
      PlanStep(step: "windows train --missing", state: .waiting, refusal: wait),
      PlanStep(step: "meta train", state: .waiting, refusal: wait),
    ]
  }()

  private func features(_ histories: [History], _ costs: CostModel) -> PlanStep {
    let stale = histories.filter { !$0.hasFreshMatrix }
    guard !stale.isEmpty else { return PlanStep(step: "features build", state: .done) }
    let cells = stale.reduce(0) { $0 + $1.table.count * FeatureCatalogue.all.count }
    let estimate = costs.estimate(.features, cells: cells)
    return PlanStep(step: "features build", state: .ready, seconds: estimate.seconds, range: estimate.range)
  }

  private func step(_ window: WindowsReport.Window, _ workshops: [DataKind: ModelWorkshop]) throws -> PlanStep {
    let name = "windows train --only \(window.id)"
    guard let kind = window.kind, let workshop = workshops[kind] else {
      return PlanStep(
        step: name, state: .ready,
        refusal: "no games of seasons \(window.id): import them, or 'fullcourt data simulate --seasons \(window.id)'")
    }
    let estimate = workshop.estimate(Vintage(window: window.id))
    let minimum = workshop.settings.window.minimumRows
    let rows = workshop.rows(Vintage(window: window.id).trainingSeasons(available: workshop.history.seasons))
    let refusal = rows < minimum ? "\(rows) rows, at least \(minimum) are needed" : nil
    let state: PlanStep.State =
      switch window.state {
      case .trained: .done
      case .missing: .ready
      case .stale: .stale
      case .corrupt: .corrupt
      }
    guard state != .done else { return PlanStep(step: name, state: .done) }
    return PlanStep(
      step: name, state: state, seconds: estimate.seconds, range: estimate.range, refusal: refusal)
  }

  private func meta(_ windows: WindowsReport, _ workshop: ModelWorkshop?) throws -> PlanStep {
    guard let workshop else { return PlanStep(step: "meta train", state: .waiting, refusal: "no games yet") }
    let goal = MetaGoal(cutoff: try NextSeason(session).season(), variant: .blind)
    let needs = try MetaNeeds(workshop, goal)
    guard !needs.isEmpty || !windows.complete else { return PlanStep(step: "meta train", state: .done) }
    let side = needs.vintages.filter { $0.cutoff != nil }.map(workshop.estimate) + needs.leagues.map(workshop.estimate)
    let last = needs.meta ? [workshop.estimate(meta: workshop.plan(goal))] : []
    let jobs = Double(max(1, min(session.threads, side.count)))
    func total(_ figure: (CostModel.Estimate) -> Double) -> Double {
      side.map(figure).reduce(0, +) / jobs + last.map(figure).reduce(0, +)
    }
    let seconds = total(\.seconds)
    let range = total(\.range.lowerBound)...total(\.range.upperBound)
    guard windows.complete else {
      let missing = windows.windows.filter { $0.state != .trained }.map(\.id)
      return PlanStep(
        step: "meta train", state: .waiting, seconds: seconds, range: range,
        refusal: "\(missing.count) of \(windows.windows.count) windows are not trained: "
          + missing.map(\.description).joined(separator: ", "))
    }
    return PlanStep(step: "meta train", state: .ready, seconds: seconds, range: range)
  }
}
