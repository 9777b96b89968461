/// A straight line through finished runs: a start that costs the same whatever the size, and a rate.
///
/// Least squares of the relative errors (weights 1 / seconds squared), with neither part below zero, so that small steps
/// count as much as large ones. How far the runs lie from it is the range.
struct RunFit {
  let start: Double
  let rate: Double
  private let runs: [CostModel.Run]

  init(_ runs: [CostModel.Run]) {
    precondition(!runs.isEmpty, "a run to learn from")
    self.runs = runs
    var (weights, x, y, xx, xy) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for run in runs {
      let weight = 1 / (run.seconds * run.seconds)
      weights += weight
      x += weight * run.cells
      y += weight * run.seconds
      xx += weight * run.cells * run.cells
      xy += weight * run.cells * run.seconds
    }
    let through = xy / xx
    let spread = weights * xx - x * x
    // Runs of one size, or nearly: no line can be told from them.
    guard runs.count > 2, spread > 1e-6 * weights * xx else {
      (start, rate) = (0, through)
      return
    }
    let slope = (weights * xy - x * y) / spread
    let offset = (y - slope * x) / weights
    if slope <= 0 || offset < 0 {
      (start, rate) = (0, through)
    } else {
      (start, rate) = (offset, slope)
    }
  }

  /// The range holds nine of ten of the runs, and is half to twice while there are fewer than three.
  func estimate(cells: Double) -> CostModel.Estimate {
    guard cells > 0 else { return CostModel.Estimate(seconds: 0, range: 0...0) }
    let seconds = start + rate * cells
    guard runs.count > 2 else {
      return CostModel.Estimate(seconds: seconds, range: (seconds / 2)...(seconds * 2), isGuess: true)
    }
    let ratios = runs.map { $0.seconds / (start + rate * $0.cells) }.sorted()
    let low = ratios[Int(Double(ratios.count - 1) * 0.05)]
    let high = ratios[Int((Double(ratios.count - 1) * 0.95).rounded(.up))]
    return CostModel.Estimate(seconds: seconds, range: (seconds * min(low, 0.8))...(seconds * max(high, 1.3)))
  }
}
