import BoxScores

/// A step of a plan before it has a price.
struct PlanDraft: Sendable {
  let step: String
  let state: PlanStep.State
  /// The name under which an assumption may take the place of its estimate.
  var assume: String?
  var needs: [StepNeed] = []
  var needsTorch = false
  var refusal: String?
  /// What the meta-learner that it trains has to learn from; nil where it trains none.
  var history: MetaHistory?
  var lacks: ClosedRange<Season>?

  static func emptyWorkspace(tool: String) -> [PlanDraft] {
    let wait = "no games yet"
    let later = [
      "features build", "windows train --missing", "registry verify", "meta train", "backtest --prepare",
      "bundle export",
    ]
    return [
      PlanDraft(
        step: "data import PATH", state: .ready,
        refusal: "bring your files in with '\(tool) data import PATH', or simulate: '\(tool) data simulate --seasons "
          + "1947-2026'")
    ] + later.map { PlanDraft(step: $0, state: .waiting, refusal: wait) }
  }
}
