/// How much of each component's correction is taken: fitted on held-out rows, one stat at a time.
enum ComponentShares {
  struct Fit {
    /// Best on the held-out rows, by component.
    let fitted: [Double]
    /// As used: drawn towards an even split, 0 where that does not lower the error.
    let used: [Double]
  }

  /// A component that lowers the error by less than this share of it is left off: that much is chance.
  private static let leastGain = 2e-4

  /// Shares of medians by the absolute error of the rounded forecast: what the forecasts are scored by. A booster of absolute
  /// errors says nearly whole numbers, and unrounded errors would reward it for that alone.
  ///
  /// - Parameters:
  ///   - corrections: A column a component, each with a number a row.
  ///   - shrinkage: 0 takes the best shares; 1 gives those that are above 0 one half, or an even split of one.
  static func rounded(
    base: [Double], corrections: [[Double]], outcomes: [Double], shrinkage: Double
  ) -> Fit {
    fit(base, corrections, shrinkage) { values in
      var error = 0.0
      for row in outcomes.indices { error += abs(max(0, values[row]).rounded() - outcomes[row]) }
      return error
    }
  }

  /// Shares of means by squared error: the blend's mean has what the components leave.
  ///
  /// - Parameters:
  ///   - means: The blend's own means.
  ///   - candidates: Each component's means.
  static func squared(means: [Double], candidates: [[Double]], outcomes: [Double], shrinkage: Double) -> Fit {
    fit(means, candidates.map { zip($0, means).map { $0 - $1 } }, shrinkage) { values in
      var error = 0.0
      for row in outcomes.indices {
        let difference = max(0, values[row]) - outcomes[row]
        error += difference * difference
      }
      return error
    }
  }

  /// The mean that shares make of the blend's and the components' means.
  static func mean(_ own: Double, _ candidates: [Double], _ shares: [Double]) -> Double {
    var value = own
    for (candidate, share) in zip(candidates, shares) { value += share * (candidate - own) }
    return max(0, value)
  }

  /// The best point of a grid over all shares, whose sum is one at most: components are three at most.
  private static func fit(
    _ base: [Double], _ columns: [[Double]], _ shrinkage: Double, _ error: ([Double]) -> Double
  ) -> Fit {
    let count = columns.count
    guard count > 0 else { return Fit(fitted: [], used: []) }
    let steps = count > 2 ? 10 : 20
    var fitted = [Double](repeating: 0, count: count)
    let none = error(base)
    var best = none
    var trial = [Int](repeating: 0, count: count)
    func search(_ component: Int, _ values: [Double], left: Int) {
      for step in 0...left {
        trial[component] = step
        let moved = step == 0 ? values : added(values, columns[component], Double(step) / Double(steps))
        if component < count - 1 {
          search(component + 1, moved, left: left - step)
        } else {
          let found = error(moved)
          if found < best { (best, fitted) = (found, trial.map { Double($0) / Double(steps) }) }
        }
      }
    }
    search(0, base, left: steps)

    func mixed(_ shares: [Double]) -> Double {
      var values = base
      for (column, share) in zip(columns, shares) where share > 0 { values = added(values, column, share) }
      return error(values)
    }
    let speaking = fitted.filter { $0 > 0 }.count
    let even = 1 / Double(max(2, speaking))
    var used = fitted.map { $0 > 0 ? shrinkage * even + (1 - shrinkage) * $0 : 0 }
    for component in 0..<count where used[component] > 0 {
      var without = used
      without[component] = 0
      if mixed(used) > mixed(without) * (1 - leastGain) { used = without }
    }
    if used.contains(where: { $0 > 0 }), mixed(used) >= none { used = [Double](repeating: 0, count: count) }
    return Fit(fitted: fitted, used: used)
  }

  private static func added(_ values: [Double], _ column: [Double], _ share: Double) -> [Double] {
    var result = values
    for row in result.indices { result[row] += share * column[row] }
    return result
  }
}
