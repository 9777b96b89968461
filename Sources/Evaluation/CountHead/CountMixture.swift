/// The part of a `CountHead` that is made from the signals: a negative binomial and an empirical table, mixed.
struct CountMixture {
  let regression: CountRegression
  let table: ConditionalCounts
  let tableShare: Double

  static func fit(_ pairs: [CountRegression.Pair], options: CountHead.Options) -> CountMixture? {
    let regression = CountRegression.fit(pairs, options: options.regression)
    return ConditionalCounts.fit(
      forecasts: pairs.map(\.signal.mean), outcomes: pairs.map(\.outcome),
      second: pairs.map { regression.minutes(of: $0.signal) }, options: options.table
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
}
