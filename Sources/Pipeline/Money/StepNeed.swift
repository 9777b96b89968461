import Registry

/// What a step is expected to need, before it runs.
struct StepNeed: Sendable {
  /// Its name in the ledger, such as `window 2022-2024`.
  let step: String
  let activity: CostModel.Activity
  /// The key that its runs are recorded under.
  let key: String
  /// Rows x inputs, or what else the activity's time grows with.
  let cells: Int
  /// Names what it is made of: an earlier attempt at the same counts.
  let inputs: String
  /// Seconds of a machine that does nothing else.
  let estimate: CostModel.Estimate
  /// Steps that share the machine while it runs.
  var jobs = 1

  /// Only one process at a time does it.
  var needsLease: Bool { activity != .features && activity != .backtest }

  /// The machine time of the step: as expected, and the most that is put aside for it.
  ///
  /// - Parameter earlier: Attempts that ended before the work did: then what they used tells what remains.
  func milliseconds(after earlier: EarlierAttempts?) -> (expected: Int64, most: Int64) {
    var expected = estimate.seconds / Double(jobs) * 1_000
    // Starting and committing take a moment, whatever the size. A guess may be far off, and a step that is stopped for it
    // is a nuisance: four times the guess and a minute.
    var most = estimate.isGuess ? 4 * expected + 60_000 : estimate.range.upperBound / Double(jobs) * 1_000 + 15_000
    if let earlier, earlier.fraction > 0.02 {
      let left = max(0, 1 - earlier.fraction)
      expected = Double(earlier.milliseconds) / earlier.fraction * left
      most = expected * 1.5 + 15_000
    }
    func whole(_ value: Double) -> Int64 { Int64(min(max(value, 0), 1e15).rounded(.up)) }
    return (whole(expected), whole(most))
  }
}
