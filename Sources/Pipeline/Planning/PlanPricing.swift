import Registry

/// Puts a price on each step, and says which of them the budget allows: in order, each after those before it are paid.
struct PlanPricing {
  let machine: Machine
  let reading: LedgerReading
  let ledger: Ledger
  let assumptions: PlanAssumptions

  func priced(_ drafts: [PlanDraft]) throws -> [PlanStep] {
    var paid = Paid()
    var steps: [PlanStep] = []
    for draft in drafts { steps.append(try step(draft, after: &paid)) }
    return steps
  }

  /// What the steps before a step cost.
  private struct Paid {
    var money = Money.zero
    var milliseconds: Int64 = 0
  }

  private func step(_ draft: PlanDraft, after paid: inout Paid) throws -> PlanStep {
    guard draft.state != .done, !draft.needs.isEmpty else {
      return PlanStep(step: draft.step, state: draft.state, refusal: draft.refusal, lacks: draft.lacks)
    }
    let assumed = draft.assume.flatMap { assumptions.milliseconds($0, on: machine) }
    var (expected, most) = try time(of: draft.needs)
    if let assumed { (expected, most) = (assumed, assumed) }
    let exact = machine.isFree ? nil : draft.assume.flatMap { assumptions.money($0) }
    let cost = exact ?? Money.cost(milliseconds: expected, pricePerHour: machine.pricePerHour)
    let high = exact ?? Money.cost(milliseconds: most, pricePerHour: machine.pricePerHour)
    let affordable = Affordability(state: reading.state, machine: machine, today: ledger.today)
    let verdict =
      machine.isFree
      ? affordable.verdict(milliseconds: paid.milliseconds + most) : affordable.verdict(money: paid.money + high)
    var refused: String?
    if let short = verdict.refusal {
      refused = refusal(machine.isFree ? Hours.text(most) : "\(high)", short, after: paid.milliseconds > 0)
    } else {
      // What is refused is not paid, and leaves its money to what comes after it.
      paid.money += cost
      paid.milliseconds += expected
    }
    let seconds = assumed.map { Double($0) / 1_000 } ?? total(draft.needs) { $0.seconds }
    let low = assumed == nil ? total(draft.needs) { $0.range.lowerBound } : seconds
    let top = assumed == nil ? total(draft.needs) { $0.range.upperBound } : seconds
    return PlanStep(
      step: draft.step, state: draft.state, seconds: seconds, range: low...max(low, top), cost: cost, most: high,
      affordable: refused == nil, refusal: refused ?? draft.refusal)
  }

  private func time(of needs: [StepNeed]) throws -> (expected: Int64, most: Int64) {
    var items: [(jobs: Int, expected: Int64, most: Int64)] = []
    for need in needs {
      let time = need.milliseconds(after: try ledger.attempts(step: need.step, inputs: need.inputs, in: reading))
      items.append((need.jobs, time.expected, time.most))
    }
    return StepTotal.of(items)
  }

  private func refusal(_ needed: String, _ short: String, after earlier: Bool) -> String {
    "the budget does not allow \(needed) on \(machine.name)\(earlier ? " after the steps before it" : ""): \(short)"
  }

  /// Seconds of the step by itself: what runs side by side is divided, but for a window, which is listed alone.
  private func total(_ needs: [StepNeed], _ figure: (CostModel.Estimate) -> Double) -> Double {
    needs.reduce(0.0) { sum, need in sum + figure(need.estimate) / Double(needs.count == 1 ? 1 : need.jobs) }
  }
}
