import BoxScores

/// Means per player-game of the season to date, drawn to last season's as if by so many player-games of it.
struct LeagueLevelWalk {
  private static let prior = 2000.0

  private var season: Int16 = -1
  private var sums = [Double](repeating: 0, count: GameIndex.width)
  private var counts = [Double](repeating: 0, count: GameIndex.width)
  private var last = [Double](repeating: .nan, count: GameIndex.width)

  mutating func turn(to season: Int16) {
    guard season != self.season else { return }
    for column in sums.indices {
      // A season that was left out tells nothing of the one after the next.
      last[column] = season == self.season + 1 && counts[column] > 0 ? sums[column] / counts[column] : .nan
      sums[column] = 0
      counts[column] = 0
    }
    self.season = season
  }

  /// NaN before the first value of a league without a last season.
  func mean(_ column: Int) -> Float {
    let previous = last[column]
    guard previous.isFinite else { return Float(sums[column] / counts[column]) }
    return Float((sums[column] + Self.prior * previous) / (counts[column] + Self.prior))
  }

  mutating func add(_ values: ArraySlice<Float>, _ column: Int) {
    var sum = sums[column]
    var count = counts[column]
    for value in values where value.isFinite {
      sum += Double(value)
      count += 1
    }
    sums[column] = sum
    counts[column] = count
  }
}
