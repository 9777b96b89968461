/// The losses of two models on the same rows, summed by game date: what a paired bootstrap resamples.
public struct DailyLosses: Sendable {
  /// Ascending.
  public private(set) var days: [Int32] = []
  var model: [Double] = []
  var baseline: [Double] = []
  var rows: [Double] = []

  /// Rows where either loss is missing (NaN) are left out.
  /// - Complexity: O(n), O(n log n) when the days are not in order.
  public init(days: [Int32], model: [Double], baseline: [Double]) {
    precondition(days.count == model.count && days.count == baseline.count, "a day and two losses for every row")
    var sums: [Int32: (model: Double, baseline: Double, rows: Double)] = [:]
    for row in days.indices where !model[row].isNaN && !baseline[row].isNaN {
      sums[days[row], default: (0, 0, 0)].model += model[row]
      sums[days[row]]!.baseline += baseline[row]
      sums[days[row]]!.rows += 1
    }
    for day in sums.keys.sorted() {
      self.days.append(day)
      self.model.append(sums[day]!.model)
      self.baseline.append(sums[day]!.baseline)
      rows.append(sums[day]!.rows)
    }
  }

  public var rowCount: Int { Int(rows.reduce(0, +)) }

  /// The same losses over more days, on which there are none.
  func spread(over all: [Int32]) -> DailyLosses {
    var wider = self
    let place = Dictionary(uniqueKeysWithValues: zip(days, 0...))
    wider.days = all
    wider.model = all.map { day in place[day].map { model[$0] } ?? 0 }
    wider.baseline = all.map { day in place[day].map { baseline[$0] } ?? 0 }
    wider.rows = all.map { day in place[day].map { rows[$0] } ?? 0 }
    return wider
  }
}
