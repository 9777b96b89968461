/// The part of a `CountHead` that is made from the signals: a negative binomial and an empirical table, mixed.
struct CountMixture {
  let regression: CountRegression
  let table: ConditionalCounts
  let tableShare: Double

  static func fit(_ pairs: [CountRegression.Pair], maximum: Int?, options: CountHead.Options) -> CountMixture? {
    let regression = CountRegression.fit(pairs, options: options.regression)
    var settings = options.table
    settings.maximum = maximum ?? settings.maximum
    return ConditionalCounts.fit(
      forecasts: pairs.map(\.signal.mean), outcomes: pairs.map(\.outcome),
      second: pairs.map { regression.minutes(of: $0.signal) }, options: settings
    ).map { CountMixture(regression: regression, table: $0, tableShare: options.tableShare) }
  }

  /// F(0)...F(K), ending in exactly 1.
  /// - Complexity: O(K)
  func function(_ signal: CountSignals.Row) -> [Double] {
    let parametric = regression.function(signal, maximum: table.maximum)
    let empirical = table.distribution(signal.mean, second: regression.minutes(of: signal)).probabilities
    var sum = 0.0
    var function = parametric
    for count in function.indices.dropLast() {
      sum += empirical[count]
      function[count] = tableShare * min(1, sum) + (1 - tableShare) * parametric[count]
    }
    return function
  }

  /// The distribution function of probabilities over 0...their last count, brought to the counts of another function.
  ///
  /// The last count stands for itself and all beyond: where the other function reaches further, what lies there is spread
  /// as the other function spreads it.
  static func function(_ probabilities: [Double], shapedBy other: [Double]) -> [Double] {
    let last = probabilities.count - 1
    let total = probabilities.reduce(0, +)
    var result = other
    var sum = 0.0
    // Mass the other function has from `last` on.
    let below = last > 0 && last <= other.count ? other[last - 1] : (last == 0 ? 0 : 1)
    for count in other.indices.dropLast() {
      if count < last {
        sum += probabilities[count]
        result[count] = min(1, sum / total)
      } else {
        let share = 1 - below > 1e-12 ? (other[count] - below) / (1 - below) : 1
        result[count] = min(1, sum / total + probabilities[last] / total * share)
      }
    }
    result[result.count - 1] = 1
    return result
  }
}
