import Foundation

/// How a coach spreads minutes over his men.
enum Rotation {
  /// The men in the order of the bench: worth and the coach's mind, less a little for everybody of the same position
  /// who stands before them.
  static func order(_ men: [(index: Int, man: SimulatedMan)]) -> [Int] {
    var bench = men.map { entry in
      Candidate(
        index: entry.index, position: entry.man.position.rawValue, score: entry.man.value + entry.man.drift.role)
    }
    bench.sort()
    var ahead = [0, 0, 0, 0, 0]
    for place in bench.indices {
      let position = bench[place].position
      bench[place].score -= 0.4 * Double(ahead[position])
      ahead[position] += 1
    }
    bench.sort()
    return bench.map(\.index)
  }

  private struct Candidate: Comparable {
    var index: Int
    var position: Int
    var score: Double

    /// The better man first.
    static func < (left: Candidate, right: Candidate) -> Bool {
      left.score != right.score ? left.score > right.score : left.index < right.index
    }
  }

  /// Weight of the k-th man when `men` play for a side.
  static func weight(_ rank: Int, men: Double) -> Double {
    1 / (1 + exp((Double(rank) - (0.3 * men + 2.2)) / (0.233 * men)))
  }

  /// Weights of a period once one side has run away: leaders rest, the end of the bench plays.
  static func runaway(_ weights: [Double], lead: Int, men: Double) -> [Double] {
    let share = 0.8 * min(1, max(0, Double(abs(lead) - 14) / 14))
    guard share > 0 else { return weights }
    return weights.indices.map { rank in
      let reserve = 0.75 / (1 + exp((men * 0.45 - Double(rank)) / 2))
      let isIn = weights[rank] > 0 || (share > 0.3 && Double(rank) < men + 2.5)
      return isIn ? weights[rank] * (1 - share) + reserve * share : 0
    }
  }

  /// Shares out a period's seconds in proportion to weights: nobody with a weight gets fewer than `least` or more than
  /// `most`, and the sum is exact.
  static func seconds(_ total: Int, weights: [Double], least: Int, most: Int) -> [Int] {
    var result = weights.map { $0 > 0 ? least : 0 }
    var open = weights.indices.filter { weights[$0] > 0 }
    var left = Double(total - result.reduce(0, +))
    var exact = result.map(Double.init)
    while left > 0.5, !open.isEmpty {
      let sum = open.reduce(0) { $0 + weights[$1] }
      var spent = 0.0
      var stillOpen: [Int] = []
      for index in open {
        let share = min(left * weights[index] / sum, Double(most) - exact[index])
        exact[index] += share
        spent += share
        if exact[index] < Double(most) - 0.5 { stillOpen.append(index) }
      }
      if spent < 0.5 { break }
      left -= spent
      open = stillOpen
    }
    for index in result.indices where weights[index] > 0 { result[index] = Int(exact[index]) }
    // What rounding left over goes round by single seconds; a period's seconds always sum to its length.
    var missing = total - result.reduce(0, +)
    while missing > 0 {
      let before = missing
      for index in result.indices where missing > 0 && weights[index] > 0 && result[index] < most {
        result[index] += 1
        missing -= 1
      }
      if missing == before { break }
    }
    return result
  }
}
