extension CountHead {
  /// - Parameters:
  ///   - signals: Forecasts made by models that had not seen the outcomes, in the order of their dates.
  ///   - outcomes: Whole numbers, 0 or more. Pairs with a missing number are left out; missing minutes are not missed.
  /// - Returns: Nil when fewer than 20 pairs are left.
  /// - Complexity: O(n (log n + K))
  public static func fit(
    _ signals: CountSignals, outcomes: [Double], options: Options = Options()
  ) -> CountHead? {
    precondition(signals.count == outcomes.count, "an outcome for every forecast")
    precondition((0...1).contains(options.tableShare), "a share")
    var pairs: [CountRegression.Pair] = []
    for row in 0..<signals.count {
      let signal = signals[row]
      guard signal.mean.isFinite, outcomes[row].isFinite, outcomes[row] >= 0 else { continue }
      pairs.append(CountRegression.Pair(signal: signal, outcome: outcomes[row].rounded()))
    }
    guard pairs.count >= 20, let mixture = CountMixture.fit(pairs, options: options) else { return nil }
    let bounds = pairs.indices.map { index in
      let function = mixture.function(pairs[index].signal)
      let outcome = min(mixture.table.maximum, Int(pairs[index].outcome))
      return (lower: outcome > 0 ? function[outcome - 1] : 0, upper: function[outcome])
    }
    let minutes = pairs.map { mixture.regression.minutes(of: $0.signal) }
    let recalibration = TransformRecalibration.fit(bounds, second: minutes, options: options.recalibration)
    var unfamiliar: [Familiarity: TransformRecalibration] = [:]
    for kind in Familiarity.allCases where kind != .recent {
      let rows = pairs.indices.filter { pairs[$0].signal.familiarity == kind }
      guard rows.count >= options.minimumUnfamiliar else { continue }
      let left = rows.map { row in
        (
          lower: recalibration.value(bounds[row].lower, second: minutes[row]),
          upper: recalibration.value(bounds[row].upper, second: minutes[row])
        )
      }
      unfamiliar[kind] = TransformRecalibration.fit(
        left, second: rows.map { minutes[$0] }, options: options.recalibration)
    }
    return CountHead(
      rows: pairs.count, regression: mixture.regression, table: mixture.table,
      tableShare: mixture.tableShare, recalibration: recalibration, unfamiliar: unfamiliar)
  }
}
