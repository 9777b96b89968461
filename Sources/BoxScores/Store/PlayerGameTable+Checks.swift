/// A store may come out of a bundle, and nothing keeps its makers from writing Parquet files of their own.
extension PlayerGameTable {
  private static let readableDays =
    GameDay(year: Season.readable.lowerBound, month: 1, day: 1)!
    .number...GameDay(
      year: Season.readable.upperBound, month: 12, day: 31)!.number

  /// What is wrong with its days and seasons; nil where they are in order and of this calendar. Rows are found by both, and
  /// there is arithmetic on both.
  /// - Complexity: O(rows)
  var fault: String? {
    for row in season.indices {
      guard Season.readable.contains(Int(season[row])), Self.readableDays.contains(day[row]) else {
        return "row \(row) is of season \(season[row]) and day \(day[row]) from 1970 on, expected seasons "
          + "\(Season.readable.lowerBound) to \(Season.readable.upperBound)"
      }
      guard row == 0 || (season[row - 1] <= season[row] && day[row - 1] <= day[row]) else {
        return "row \(row), of season \(season[row]), comes after one of a later day or season"
      }
    }
    return nil
  }
}
