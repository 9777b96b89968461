import BoxScores

/// Sentinel 1c: another player's row of tonight is deleted, and no blind feature of tonight may notice.
///
/// Who appears tonight is known to the line-up variant only. A blind feature that moves when a team-mate or an opponent
/// is struck from tonight's box score has read the box score.
public struct AbsenceSentinel: Sentinel {
  public let name = "absence"
  public let proves = "no blind feature of a day depends on who else appears that day"
  /// Seasons before that of the day which features may look back at, beside its own.
  public var lookBack = 1
  /// Of how many last seasons days are taken, beside those of older eras.
  public var seasons = 1
  /// Rows of each day that are deleted, one at a time.
  public var deletions = 2

  public init() {}

  public func examine(_ subject: AuditSubject) throws -> SentinelReport {
    let choices = AuditDays.choose(in: subject.table, seasons: seasons)
    guard !choices.isEmpty else { return .skipped(self, "a single season has no day with a past") }
    var compared = 0
    var slices = SeasonSlices(subject: subject, lookBack: lookBack)
    for choice in choices {
      let slice = try slices.slice(around: choice.day)
      let night = slice.table.rows(on: choice.day)
      // Later days may well notice that he was absent.
      let through = slice.table.through(choice.day)
      for number in 0..<deletions {
        let gone = night.lowerBound + (2 * number + 1) * night.count / (2 * deletions)
        let matrix = try subject.matrix(of: through.without(row: gone))
        compared += (night.count - 1) * slice.matrix.blind.count
        for row in night where row != gone {
          let position = row < gone ? row : row - 1
          guard
            let column = slice.matrix.difference(row: row, from: matrix, row: position, columns: slice.matrix.blind)
          else { continue }
          return .failed(
            self, compared: compared, "\(choice.what) (\(choice.day))",
            .init(
              slice.table, row: row, name: slice.matrix.names[column], expected: slice.matrix[row, column],
              found: matrix[position, column], cause: "deleting player \(slice.table.personId[gone]) of the same day"))
        }
      }
    }
    return .passed(self, compared: compared, "\(choices.map(\.what).joined(separator: ", ")): no blind feature moved")
  }
}
