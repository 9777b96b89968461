import BoxScores

/// The last 20 games of a player, newest first, and the plain means over them.
///
/// "The last k games" are games he played in; a value missing from one of them does not enter the mean.
struct RecentGames: ~Copyable {
  typealias Means = SIMD32<Double>

  private(set) var mean3 = Means(repeating: .nan)
  private(set) var mean5 = Means(repeating: .nan)
  private(set) var mean10 = Means(repeating: .nan)
  private(set) var mean20 = Means(repeating: .nan)
  private(set) var above24 = Double.nan
  private(set) var max10 = Double.nan
  private let ring: UnsafePointer<Float>
  private let games: Int
  private let count: Int

  init(_ state: PlayerState) {
    ring = UnsafePointer(state.ring)
    games = Int(state.facts.pointee.games)
    count = min(games, PlayerState.ringSize)
    var sum = Means()
    var known = Means()
    for back in 0..<count {
      let box = self.box(back)
      for column in 0..<GameFrame.width {
        let value = Double(box[column])
        let isKnown = value == value
        sum[column] += isKnown ? value : 0
        known[column] += isKnown ? 1 : 0
      }
      switch back {
      case 2: mean3 = sum / known
      case 4: mean5 = sum / known
      case 9: mean10 = sum / known
      default: break
      }
    }
    let all = sum / known
    if count < 3 { mean3 = all }
    if count < 5 { mean5 = all }
    if count < 10 { mean10 = all }
    mean20 = all
    longest()
  }

  @inline(__always) private func box(_ back: Int) -> UnsafePointer<Float> {
    ring + (games - 1 - back) % PlayerState.ringSize * GameFrame.width
  }

  func last(_ column: BoxColumn) -> Double { count == 0 ? .nan : Double(box(0)[column.rawValue]) }

  private mutating func longest() {
    var above = 0.0
    var known = 0.0
    for back in 0..<min(count, 10) {
      let minutes = Double(box(back)[BoxColumn.minutes.rawValue])
      guard minutes == minutes else { continue }
      known += 1
      if minutes > 24 { above += 1 }
      if !(minutes <= max10) { max10 = minutes }
    }
    above24 = above / known
  }

  /// Standard deviation (n - 1) and median of a column over the last 20 games.
  func spread(_ column: Int) -> (deviation: Double, median: Double) {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: PlayerState.ringSize) { sorted in
      var known = 0
      var sum = 0.0
      for back in 0..<count {
        let value = Double(box(back)[column])
        guard value == value else { continue }
        var slot = known
        while slot > 0, sorted[slot - 1] > value {
          sorted[slot] = sorted[slot - 1]
          slot -= 1
        }
        sorted[slot] = value
        known += 1
        sum += value
      }
      guard known > 0 else { return (.nan, .nan) }
      let mean = sum / Double(known)
      var squares = 0.0
      for slot in 0..<known { squares += (sorted[slot] - mean) * (sorted[slot] - mean) }
      let middle = known / 2
      let median = known % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
      return (known > 1 ? (squares / Double(known - 1)).squareRoot() : .nan, median)
    }
  }
}
