/// How much of each component's correction is taken: fitted on held-out rows, one stat at a time.
enum ComponentShares {
  struct Fit {
    /// Best on the held-out rows, by component.
    let fitted: [Double]
    /// As used: drawn towards one half, 0 where that does not lower the error.
    let used: [Double]
  }

  private static let steps = 20

  /// Shares of medians by absolute error.
  ///
  /// - Parameters:
  ///   - corrections: A column a component, each with a number a row.
  ///   - shrinkage: 0 takes the best share, 1 takes one half.
  static func absolute(
    base: [Double], corrections: [[Double]], outcomes: [Double], shrinkage: Double
  ) -> Fit {
    fit(corrections.count, shrinkage) { shares in
      var error = 0.0
      for row in outcomes.indices {
        var value = base[row]
        for (column, share) in zip(corrections, shares) { value += share * column[row] }
        error += abs(max(0, value) - outcomes[row])
      }
      return error
    }
  }

  /// Shares of means by squared error: the blend's mean has what the components leave.
  ///
  /// - Parameters:
  ///   - means: The blend's own means.
  ///   - candidates: Each component's means.
  static func squared(means: [Double], candidates: [[Double]], outcomes: [Double], shrinkage: Double) -> Fit {
    fit(candidates.count, shrinkage) { shares in
      guard shares.reduce(0, +) <= 1 + 1e-9 else { return .infinity }
      var error = 0.0
      for row in outcomes.indices {
        var value = means[row]
        for (column, share) in zip(candidates, shares) { value += share * (column[row] - means[row]) }
        let difference = max(0, value) - outcomes[row]
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

  /// The best point of a grid over all shares: components are two at most.
  private static func fit(_ count: Int, _ shrinkage: Double, _ error: ([Double]) -> Double) -> Fit {
    var fitted = [Double](repeating: 0, count: count)
    guard count > 0 else { return Fit(fitted: [], used: []) }
    let none = error(fitted)
    var best = none
    var trial = fitted
    func search(_ component: Int) {
      guard component < count else {
        let found = error(trial)
        if found < best { (best, fitted) = (found, trial) }
        return
      }
      for step in 0...steps {
        trial[component] = Double(step) / Double(steps)
        search(component + 1)
      }
    }
    search(0)
    var used = fitted.map { $0 > 0 ? shrinkage / 2 + (1 - shrinkage) * $0 : 0 }
    // Shares of one half each can be too much of two that say the same.
    let total = used.reduce(0, +)
    if total > 1 { used = used.map { $0 / total } }
    for component in 0..<count where used[component] > 0 {
      var without = used
      without[component] = 0
      if error(used) >= error(without) { used = without }
    }
    if used.contains(where: { $0 > 0 }), error(used) >= none { used = [Double](repeating: 0, count: count) }
    return Fit(fitted: fitted, used: used)
  }
}
