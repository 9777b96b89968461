/// The losses of two models on the same rows, summed by game date: what a paired bootstrap resamples.
public struct DailyLosses: Sendable, Hashable {
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

  /// Sums that were made before, a number a day; days without a row are left out.
  /// - Precondition: Days ascend.
  public init(days: [Int32], modelSums: [Double], baselineSums: [Double], rows: [Double]) {
    precondition(
      days.count == modelSums.count && days.count == baselineSums.count && days.count == rows.count,
      "sums and rows for every day")
    for index in days.indices where rows[index] > 0 {
      self.days.append(days[index])
      model.append(modelSums[index])
      baseline.append(baselineSums[index])
      self.rows.append(rows[index])
    }
  }

  /// These losses and those of later or earlier days that lie apart from them, such as another season's.
  public func joined(with other: DailyLosses) -> DailyLosses {
    let (first, last) = (days.first ?? .min) <= (other.days.first ?? .min) ? (self, other) : (other, self)
    return DailyLosses(
      days: first.days + last.days, modelSums: first.model + last.model, baselineSums: first.baseline + last.baseline,
      rows: first.rows + last.rows)
  }

  /// Rows of all days, those that have both losses.
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

extension DailyLosses {
  /// The model's loss over the baseline's, minus 1; 0 where both are equal, NaN without a row.
  public var relativeChange: Double {
    guard !days.isEmpty else { return .nan }
    let (ours, theirs) = (model.reduce(0, +), baseline.reduce(0, +))
    return ours == theirs ? 0 : ours / theirs - 1
  }

  /// The model's mean loss; NaN without a row.
  public var meanOfModel: Double { rowCount > 0 ? model.reduce(0, +) / rows.reduce(0, +) : .nan }
}
