import BoxScores

/// The last 20 games of a player, newest first, and the plain means over them.
///
/// "The last k games" are games he played in; a value missing from one of them does not enter the mean.
struct RecentGames {
  /// Numbers of scratch memory that one value needs.
  static let scratch = 7 * GameFrame.width

  let mean3: UnsafeMutablePointer<Double>
  let mean5: UnsafeMutablePointer<Double>
  let mean10: UnsafeMutablePointer<Double>
  let mean20: UnsafeMutablePointer<Double>
  private let sum: UnsafeMutablePointer<Double>
  private let squares: UnsafeMutablePointer<Double>
  private let known: UnsafeMutablePointer<Double>
  private let ring: UnsafePointer<Float>
  private let games: Int
  private let count: Int

  /// - Parameter scratch: memory that lives as long as the value.
  init(_ state: PlayerState, scratch: UnsafeMutablePointer<Double>) {
    let width = GameFrame.width
    mean3 = scratch
    mean5 = scratch + width
    mean10 = scratch + 2 * width
    mean20 = scratch + 3 * width
    sum = scratch + 4 * width
    squares = scratch + 5 * width
    known = scratch + 6 * width
    ring = UnsafePointer(state.ring)
    games = Int(state.facts.pointee.games)
    count = min(games, PlayerState.ringSize)
    sum.update(repeating: 0, count: 3 * width)
    add(0..<3, into: mean3)
    add(3..<5, into: mean5)
    add(5..<10, into: mean10)
    add(10..<20, into: mean20)
  }

  /// Adds games to the running sums and leaves the mean of all games so far.
  private func add(_ range: Range<Int>, into mean: UnsafeMutablePointer<Double>) {
    for back in range where back < count {
      let box = self.box(back)
      for column in 0..<GameFrame.width {
        let value = Double(box[column])
        let isKnown = value == value
        let counted = isKnown ? value : 0
        sum[column] += counted
        squares[column] += counted * counted
        known[column] += isKnown ? 1 : 0
      }
    }
    for column in 0..<GameFrame.width { mean[column] = sum[column] / known[column] }
  }

  @inline(__always) private func box(_ back: Int) -> UnsafePointer<Float> {
    ring + (games - 1 - back) % PlayerState.ringSize * GameFrame.width
  }

  func last(_ column: BoxColumn) -> Double { count == 0 ? .nan : Double(box(0)[column.rawValue]) }

  /// Of the last ten games: the share with more than 24 minutes, and the longest.
  var longest: (above24: Double, max: Double) {
    var above = 0.0
    var known = 0.0
    var longest = Double.nan
    for back in 0..<min(count, 10) {
      let minutes = Double(box(back)[BoxColumn.minutes.rawValue])
      guard minutes == minutes else { continue }
      known += 1
      if minutes > 24 { above += 1 }
      if !(minutes <= longest) { longest = minutes }
    }
    return (above / known, longest)
  }

  /// Standard deviation (n - 1) over the last 20 games; NaN for fewer than two known values. Box scores are small
  /// numbers: their squares lose nothing in 64 bits.
  func deviation(_ column: Int) -> Double {
    let count = known[column]
    guard count > 1 else { return .nan }
    return (max(0, squares[column] - sum[column] * sum[column] / count) / (count - 1)).squareRoot()
  }

  /// Median over the last 20 games.
  func median(_ column: BoxColumn) -> Double {
    withUnsafeTemporaryAllocation(of: Float.self, capacity: PlayerState.ringSize) { sorted in
      var known = 0
      for back in 0..<count {
        let value = box(back)[column.rawValue]
        guard value == value else { continue }
        var slot = known
        while slot > 0, sorted[slot - 1] > value {
          sorted[slot] = sorted[slot - 1]
          slot -= 1
        }
        sorted[slot] = value
        known += 1
      }
      guard known > 0 else { return .nan }
      let middle = known / 2
      return known % 2 == 1 ? Double(sorted[middle]) : (Double(sorted[middle - 1]) + Double(sorted[middle])) / 2
    }
  }
}
