import NativeLibraries
import Registry

/// Runs a step: puts aside what it may use, records the run, charges what it used.
struct StepRecorder: Sendable {
  /// What came of a step.
  struct Outcome<Value> {
    let value: Value
    /// False when there was nothing to do: then nothing is learned from it.
    var isDone = true
    /// What the whole step took, earlier attempts included; nil for the time since it was begun.
    var seconds: Double?
  }

  let registry: Registry
  let accounts: StepAccounts

  /// - Parameters:
  ///   - isResumed: It goes on with the files of an earlier attempt: its time says nothing about the time of a whole step,
  ///     unless it tells that itself.
  ///   - interruption: Who stopped it: a person, or the budget.
  /// - Throws: `BudgetError` before any work is done; `ReserveUsedUp` when it was stopped for what it had used; what the
  ///   work throws.
  func run<Value>(
    _ need: StepNeed, isResumed: Bool = false, interruption: Interruption = Interruption(),
    _ work: (StepMeter) throws -> Outcome<Value>
  ) throws -> Value {
    let meter = try accounts.open(need)
    let start = ContinuousClock.now
    do {
      let run = try registry.plan(
        need.activity.rawValue, key: need.key, rows: need.cells, estimatedSeconds: need.estimate.seconds,
        machine: accounts.machineName)
      try registry.start(run: run)
      do {
        let outcome = try work(meter)
        guard outcome.isDone else {
          try registry.fail(run: run, "nothing to train on")
          meter.release("nothing to do")
          return outcome.value
        }
        let seconds = outcome.seconds ?? (ContinuousClock.now - start) / .seconds(1)
        let isMeasured = !isResumed || outcome.seconds != nil
        try registry.finish(
          run: run, rows: isMeasured ? need.cells : 0, seconds: seconds, cost: meter.cost.approximate)
        try meter.settle()
        return outcome.value
      } catch {
        try? registry.fail(run: run, "\(error)")
        throw error
      }
    } catch {
      let isStopped = (error as? any FullcourtError)?.exitCode == .interrupted
      let used = meter.milliseconds
      let isUsedUp = isStopped && meter.isExhausted && !interruption.isRequested
      meter.release(isUsedUp ? "stopped: what was put aside is used up" : isStopped ? "interrupted" : "failed")
      throw isUsedUp ? meter.usedUp(used, resume: accounts.resume) : error
    }
  }
}
