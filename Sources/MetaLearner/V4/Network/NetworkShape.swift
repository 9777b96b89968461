import BoxScores

/// Which network: everything its layers follow from. Stored with its numbers, and checked by `fault` before any is made.
struct NetworkShape: Sendable, Codable, Hashable {
  /// Inputs a row: scaled features, and the embedding when there is one.
  var inputs: Int
  var hidden: [Int]
  var dropout: Double
  /// Nil without temporal memory.
  var memory: Memory?

  struct Memory: Sendable, Codable, Hashable {
    var method: ExperimentConfiguration.TemporalMemory.Method
    /// Games remembered.
    var length: Int
    var width: Int
    var heads: Int
    var layers: Int
  }

  /// The next multiple of 16. Matrix products with fewer columns are summed up differently from row to row of one batch, and
  /// a row alone would not be forecast as it is among others.
  static func filled(_ width: Int) -> Int { (width + 15) / 16 * 16 }

  /// The greatest count of each stat's distribution: what is above counts as this.
  static func greatest(_ stat: Stat) -> Int {
    switch stat {
    case .points: 60
    case .rebounds: 26
    case .assists: 20
    case .threes: 12
    }
  }

  /// Where a stat's numbers stand among those of all distributions.
  static let counts: [Range<Int>] = {
    var first = 0
    return Stat.allCases.map { stat in
      defer { first += greatest(stat) + 1 }
      return first..<(first + greatest(stat) + 1)
    }
  }()
}
