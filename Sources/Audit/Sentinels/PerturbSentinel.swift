import BoxScores

/// Sentinel 1a: the future is rewritten, then removed, and no feature of the past may notice.
///
/// For each day D every number of the games on D and after it is replaced; the features of all rows dated on D or before
/// must stay as they were, bit for bit: tonight's box score is no input, and neither is anything later. Then all rows
/// after D are removed, with the same demand.
public struct PerturbSentinel: Sentinel {
  public let name = "perturb"
  public let proves = "no feature of a day uses a number of that day's games or of later ones"
  /// Seasons before that of D which features may look back at, beside D's own.
  public var lookBack = 1
  /// Of how many last seasons days are taken.
  public var seasons = 2

  public init() {}

  public func examine(_ subject: AuditSubject) throws -> SentinelReport {
    let choices = AuditDays.choose(in: subject.table, seasons: seasons)
    guard !choices.isEmpty else { return .skipped(self, "a single season has no day with a past") }
    var compared = 0
    var slices = SeasonSlices(subject: subject, lookBack: lookBack)
    for (index, choice) in choices.enumerated() {
      let slice = try slices.slice(around: choice.day)
      for change in Change.allCases {
        let table = change.apply(to: slice.table, choice.day, salt: UInt64(index))
        let matrix = try subject.matrix(of: table)
        let rows = 0..<slice.table.firstRow(on: choice.day.advanced(by: 1))
        compared += rows.count * slice.matrix.width
        for row in rows {
          guard let column = slice.matrix.difference(row: row, from: matrix, row: row, columns: 0..<matrix.width)
          else { continue }
          return .failed(
            self, compared: compared, "\(choice.what) (\(choice.day)): \(change.description)",
            .init(
              slice.table, row: row, name: matrix.names[column], expected: slice.matrix[row, column],
              found: matrix[row, column], cause: "\(change.description) \(choice.day)"))
        }
      }
    }
    return .passed(self, compared: compared, "\(choices.map(\.what).joined(separator: ", ")): no feature moved")
  }

  private enum Change: CaseIterable {
    case rewritten, removed

    func apply(to table: PlayerGameTable, _ day: GameDay, salt: UInt64) -> PlayerGameTable {
      switch self {
      case .rewritten: table.rewritten(from: day, salt: salt)
      case .removed: table.through(day)
      }
    }

    var description: String {
      switch self {
      case .rewritten: "rewriting every number from"
      case .removed: "removing every row after"
      }
    }
  }
}
