import BoxScores

extension CountDistributions {
  /// Reliability of P(k or more), over rows that have an outcome (not NaN).
  ///
  /// Thresholds at which a bookmaker would set a line are `Stat.reliabilityThresholds`. With several of them a row
  /// counts once for each: the figure is about the probabilities, its rows are not independent.
  ///
  /// - Parameters:
  ///   - thresholds: The k, each at least 1.
  ///   - bins: Bins of equal width over [0, 1].
  /// - Returns: Nil when no row has an outcome.
  /// - Complexity: O(rows (K + thresholds))
  public func reliability<O: BinaryFloatingPoint>(
    _ outcomes: [O], atLeast thresholds: [Int], bins: Int = 10
  ) -> Reliability? {
    precondition(outcomes.count == count, "a distribution for every outcome")
    precondition(thresholds.allSatisfy { $0 >= 1 }, "0 or more is certain")
    var tally = Reliability.Tally(bins: bins)
    // Tails are summed from the far end once for all thresholds.
    var tail = Array(repeating: 0.0, count: maximum + 2)
    for row in 0..<count where !outcomes[row].isNaN {
      let outcome = Int(outcomes[row])
      withRow(row) { probabilities in
        for count in stride(from: maximum, through: 0, by: -1) {
          tail[count] = min(1, tail[count + 1] + Double(probabilities[count]))
        }
      }
      for threshold in thresholds {
        tally.add(threshold > maximum ? 0 : tail[threshold], outcome >= threshold)
      }
    }
    return Reliability(tally)
  }
}

extension Stat {
  /// The k at which reports check P(k or more).
  public var reliabilityThresholds: [Int] {
    switch self {
    case .points: [5, 10, 15, 20, 25, 30]
    case .rebounds: [3, 5, 8, 10, 12]
    case .assists: [2, 4, 6, 8, 10]
    case .threes: [1, 2, 3, 4, 5]
    }
  }
}
