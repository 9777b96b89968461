/// Holm's step-down correction of p-values for the number of questions asked (Holm 1979,
/// https://www.jstor.org/stable/4615733).
public enum Holm {
  /// Adjusted p-values, in the order given. A missing (NaN) one stays missing and counts as no question.
  /// - Complexity: O(n log n)
  public static func adjusted(_ values: [Double]) -> [Double] {
    let order = values.indices.filter { !values[$0].isNaN }.sorted { values[$0] < values[$1] }
    var result = values
    var largest = 0.0
    for (rank, index) in order.enumerated() {
      largest = max(largest, min(1, values[index] * Double(order.count - rank)))
      result[index] = largest
    }
    return result
  }
}
