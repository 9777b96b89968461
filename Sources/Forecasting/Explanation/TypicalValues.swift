import Features

/// The middle of the players of a day, column by column; computed for those that are asked for.
struct TypicalValues {
  private let rows: FeatureRows

  init(_ rows: FeatureRows) { self.rows = rows }

  /// Nil where nobody's is known.
  func of(_ column: Int) -> Double? {
    let known = (0..<rows.rowCount).map { rows[$0, column] }.filter(\.isFinite).sorted()
    guard !known.isEmpty else { return nil }
    let middle = known.count / 2
    return known.count % 2 == 1
      ? Double(known[middle]) : (Double(known[middle - 1]) + Double(known[middle])) / 2
  }
}
