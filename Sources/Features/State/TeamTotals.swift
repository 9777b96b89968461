import BoxScores

/// The totals of a side, by number.
enum TeamTotals {
  static let count = 5

  /// Points, rebounds, assists, threes, shots: the order of `TeamDefinitions.totals`.
  @inline(__always) static func column(_ index: Int) -> Int {
    index == 4 ? BoxColumn.fieldGoalsAttempted.rawValue : index + 1
  }

  /// Dean Oliver, "Basketball on Paper" (2004): FGA + 0.44 FTA - OREB + TOV.
  @inline(__always) static func possessions(_ totals: UnsafePointer<Double>) -> Double {
    totals[BoxColumn.fieldGoalsAttempted.rawValue] + 0.44 * totals[BoxColumn.freeThrowsAttempted.rawValue]
      - totals[BoxColumn.reboundsOffensive.rawValue] + totals[BoxColumn.turnovers.rawValue]
  }
}
