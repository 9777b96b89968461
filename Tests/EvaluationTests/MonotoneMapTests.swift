import Foundation
import Testing

@testable import Evaluation

@Suite struct MonotoneMapTests {
  private func noisy(_ rows: Int, seed: UInt64, _ truth: (Double) -> Double, noise: Double) -> ([Double], [Double]) {
    var random = SplitMix(seed: seed)
    let x = (0..<rows).map { _ in Double.random(in: 0...20, using: &random) }
    let y = x.map { truth($0) + Double.random(in: -noise...noise, using: &random) }
    return (x, y)
  }

  @Test(arguments: [MonotoneMap.Loss.absolute, .squared]) func findsALineItCannotSeeExactly(loss: MonotoneMap.Loss) {
    let (x, y) = noisy(8000, seed: 3, { 1 + 0.7 * $0 }, noise: 3)
    let map = MonotoneMap.fit(x: x, y: y, loss: loss)
    for at in stride(from: -5.0, through: 30, by: 0.5) { #expect(abs(map(at) - (1 + 0.7 * at)) < 0.8, "at \(at)") }
  }

  @Test(arguments: [MonotoneMap.Loss.absolute, .squared]) func neverFallsEvenWhereTheDataDo(loss: MonotoneMap.Loss) {
    let (x, y) = noisy(2000, seed: 4, { 5 + 4 * sin($0 / 2) }, noise: 2)
    let map = MonotoneMap.fit(x: x, y: y, loss: loss)
    let values = stride(from: -10.0, through: 40, by: 0.05).map { map($0) }
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 <= $1 })
  }

  @Test func descentLowersTheLossOfThePooledStart() {
    let (x, y) = noisy(3000, seed: 5, { ($0 * $0 / 20).rounded() }, noise: 4)
    let start = MonotoneMap.fit(x: x, y: y, loss: .absolute, sweeps: 0)
    let end = MonotoneMap.fit(x: x, y: y, loss: .absolute)
    #expect(Metrics.mae(end.map(x), y) < Metrics.mae(start.map(x), y))
    #expect(Metrics.mae(end.map(x), y) < Metrics.mae(x, y))
    #expect(Metrics.rmse(MonotoneMap.fit(x: x, y: y, loss: .squared).map(x), y) < Metrics.rmse(end.map(x), y))
  }

  /// The isotonic fit by its min-max formula.
  @Test func poolingEqualsTheMinMaxFormula() {
    let (x, y) = noisy(60, seed: 6, { $0 }, noise: 15)
    let order = x.indices.sorted { x[$0] < x[$1] }
    let (sorted, outcomes) = (order.map { x[$0] }, order.map { y[$0] })
    let fit = MonotoneFit(x: sorted, y: outcomes, bins: MonotoneFit.bins(sorted, most: 60), loss: .squared)
    let pooled = fit.pooled()
    for row in 0..<60 {
      let formula = (0...row).map { from in
        (row..<60).map { to in outcomes[from...to].reduce(0, +) / Double(to - from + 1) }.min()!
      }.max()!
      #expect(abs(pooled[row] - formula) < 1e-9)
    }
  }

  @Test func fewRowsGiveAShiftAndNoneTheIdentity() {
    let map = MonotoneMap.fit(x: [1.0, 2, 3, .nan], y: [3.0, 4, 9, 1], loss: .absolute)
    #expect(map(10.0) == 12)
    #expect(MonotoneMap.fit(x: [Double](), y: [], loss: .squared)(7.5) == 7.5)
    let same = MonotoneMap.fit(
      x: Array(repeating: 2.0, count: 500), y: Array(repeating: 5.0, count: 500), loss: .squared)
    #expect(same(2.0) == 5)
  }

  @Test func weightedMedianEqualsTheSortedOne() {
    var random = SplitMix(seed: 9)
    for round in 0..<300 {
      let count = 1 + round % 17
      var values = (0..<count).map { _ in Double(Int.random(in: 0...6, using: &random)) }
      var weights = (0..<count).map { _ in Double.random(in: 0.1...2, using: &random) }
      let half = weights.reduce(0, +) / 2
      var sum = 0.0
      let slow = values.indices.sorted { values[$0] < values[$1] }.first {
        sum += weights[$0]
        return sum >= half
      }
      let expected = values[slow!]
      #expect(Median.weighted(&values, &weights) == expected)
    }
  }

  @Test func survivesJSON() throws {
    let (x, y) = noisy(1000, seed: 8, { $0 }, noise: 3)
    let map = MonotoneMap.fit(x: x, y: y, loss: .absolute)
    let copy = try JSONDecoder().decode(MonotoneMap.self, from: JSONEncoder().encode(map))
    #expect(copy == map)
    let falling = #"{"knots":[0,1],"values":[2,1],"lowerSlope":1,"upperSlope":1}"#
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(MonotoneMap.self, from: Data(falling.utf8)) }
  }
}
