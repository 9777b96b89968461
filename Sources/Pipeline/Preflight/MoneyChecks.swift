import Registry

/// The checks of ledger, budget, and of what a machine with a GPU is asked for.
struct MoneyChecks {
  private let session: WorkspaceSession

  init(_ session: WorkspaceSession) { self.session = session }

  func checks(_ subject: PreflightSubject) throws -> [PreflightCheck] {
    let ledger = try session.accounts().ledger
    let reading = try ledger.read()
    guard reading.problems.isEmpty else {
      return [
        .failed(
          .ledger, "the ledger is not what was written: \(reading.problems.joined(separator: "; "))",
          expected: "\(reading.entries.count) lines in one chain", do: "\(session.tool) budget ledger --accept-damage")
      ]
    }
    let recovered = try ledger.recover()
    let now = recovered.isEmpty ? reading : try ledger.read()
    let sound = PreflightCheck.passed(.ledger, "\(reading.entries.count) lines in one chain")
    let state = now.state
    let machine: Machine
    do {
      machine = try Ledger.machine(session.machine, state.budget)
    } catch {
      return [
        sound,
        .failed(
          .budget, "machine '\(session.machine)' has no price", expected: "one of the budget's machines, or 'local'",
          do: "\(session.tool) budget set --machine \"\(session.machine)=PRICE_PER_HOUR\""),
      ]
    }
    return [sound, try budget(subject, machine, now, ledger), gpu(subject, machine)]
  }

  private func budget(
    _ subject: PreflightSubject, _ machine: Machine, _ reading: LedgerReading, _ ledger: Ledger
  ) throws -> PreflightCheck {
    let affordable = Affordability(state: reading.state, machine: machine, today: ledger.today)
    let items = try subject.needs.map { need in
      let time = need.milliseconds(after: try ledger.attempts(step: need.step, inputs: need.inputs, in: reading))
      return Item(need: need, expected: time.expected, most: time.most)
    }
    let verdict = affordable.verdict(milliseconds: Self.most(items[...]))
    guard let refusal = verdict.refusal else {
      return .passed(.budget, "\(verdict.needed) of \(verdict.left ?? "no limit")")
    }
    return .failed(
      .budget,
      "\(subject.title) on \(machine.name) may take \(verdict.needed): \(refusal)"
        + fitting(items, affordable),
      expected: "what it may take is left of the cycle's \(machine.isFree ? "hours" : "money")",
      do: machine.isFree
        ? "\(session.tool) budget set --hours HOURS" : "\(session.tool) budget set --limit AMOUNT")
  }

  private struct Item {
    let need: StepNeed
    let expected: Int64
    let most: Int64
  }

  private static func most(_ items: ArraySlice<Item>) -> Int64 {
    StepTotal.of(items.map { ($0.need.jobs, $0.expected, $0.most) }).most
  }

  /// Which of the steps fit, in order.
  private func fitting(_ items: [Item], _ affordable: Affordability) -> String {
    let count = (1..<max(1, items.count)).last { count in
      affordable.verdict(milliseconds: Self.most(items[..<count])).refusal == nil
    }
    guard let count else { return "" }
    let last = items[count - 1].need.step
    return count == 1
      ? ". The first step fits: \(last)" : ". The first \(count) of \(items.count) steps fit, up to \(last)"
  }

  /// The old system paid for GPUs that computed features.
  private func gpu(_ subject: PreflightSubject, _ machine: Machine) -> PreflightCheck {
    guard machine.hasGPU else { return .passed(.gpuNotForData, "\(machine.name) has no GPU to pay for") }
    if subject.needs.contains(where: { $0.activity == .features }) {
      return .failed(
        .gpuNotForData,
        "\(machine.name) is paid for its GPU, and the features have to be built first, which needs none",
        expected: "features built on a machine without a GPU", do: "\(session.tool) features build")
    }
    guard subject.isDataWork, !subject.needs.isEmpty else { return .passed(.gpuNotForData, machine.name) }
    return .failed(
      .gpuNotForData, "\(machine.name) is paid for its GPU, and '\(subject.title)' as asked for uses none",
      expected: "a machine without a GPU", do: "run the command again without --machine \(machine.name)")
  }
}
