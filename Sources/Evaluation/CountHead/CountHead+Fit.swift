extension CountHead {
  /// - Parameters:
  ///   - signals: Forecasts made by models that had not seen the outcomes, in the order of their dates.
  ///   - outcomes: Whole numbers, 0 or more. Pairs with a missing number are left out; missing minutes are not missed.
  ///   - own: The model's own distributions of the same rows, as little fitted on the outcomes as the signals.
  /// - Returns: Nil when fewer than 20 pairs are left.
  /// - Complexity: O(n (log n + K))
  public static func fit(
    _ signals: CountSignals, outcomes: [Double], own: CountDistributions? = nil, options: Options = Options()
  ) -> CountHead? {
    precondition(signals.count == outcomes.count, "an outcome for every forecast")
    precondition(own == nil || own?.count == outcomes.count, "a distribution for every outcome")
    precondition((0...1).contains(options.tableShare), "a share")
    var pairs: [CountRegression.Pair] = []
    var kept: [Int] = []
    for row in 0..<signals.count {
      let signal = signals[row]
      guard signal.mean.isFinite, outcomes[row].isFinite, outcomes[row] >= 0 else { continue }
      pairs.append(CountRegression.Pair(signal: signal, outcome: outcomes[row].rounded()))
      kept.append(row)
    }
    guard pairs.count >= 20, let mixture = CountMixture.fit(pairs, maximum: nil, options: options) else { return nil }
    let share = own.map { ownShare(pairs, $0, rows: kept, maximum: mixture.table.maximum, options: options) }
    let bounds = pairs.indices.map { index in
      var function = mixture.function(pairs[index].signal)
      let outcome = min(mixture.table.maximum, Int(pairs[index].outcome))
      if let own, let share, share > 0 {
        let said = CountMixture.function(own.withRow(kept[index]) { $0.map(Double.init) }, shapedBy: function)
        for count in max(0, outcome - 1)...outcome {
          function[count] = (1 - share) * function[count] + share * said[count]
        }
      }
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
      rows: pairs.count, ownShare: share, regression: mixture.regression, table: mixture.table,
      tableShare: mixture.tableShare, recalibration: recalibration, unfamiliar: unfamiliar)
  }

  /// The share of the model's own distributions that scores best beside a mixture that was fitted on the other half of the
  /// rows: earlier ones for the later half, later ones for the earlier half.
  ///
  /// The continuous ranked probability score of a mixture is a parabola in the share, so its lowest point is known.
  private static func ownShare(
    _ pairs: [CountRegression.Pair], _ own: CountDistributions, rows: [Int], maximum: Int, options: Options
  ) -> Double {
    guard pairs.count >= 40 else { return 0.5 }
    let middle = pairs.count / 2
    var (along, square) = (0.0, 0.0)
    for part in [0..<middle, middle..<pairs.count] {
      let others = Array(pairs[..<part.lowerBound]) + Array(pairs[part.upperBound...])
      guard let mixture = CountMixture.fit(others, maximum: maximum, options: options) else { continue }
      for index in part {
        let function = mixture.function(pairs[index].signal)
        let said = CountMixture.function(own.withRow(rows[index]) { $0.map(Double.init) }, shapedBy: function)
        for count in function.indices.dropLast() {
          let event = Int(pairs[index].outcome) <= count ? 1.0 : 0
          let difference = said[count] - function[count]
          along += difference * (event - function[count])
          square += difference * difference
        }
      }
    }
    return square > 0 ? min(1, max(0, along / square)) : 0
  }
}
