import BoxScores
import Features

/// The rows a vintage learns from: inputs gathered once, targets in units of the league's level.
struct WindowRows: Sendable {
  let seasons: [Season]
  let columns: WindowColumns
  /// Row-major inputs of all rows.
  let inputs: [Float]
  let count: Int
  /// Day of each row, ascending.
  let days: [Int32]
  let targets: [Target: TargetRows]

  /// Outcomes of one target.
  struct TargetRows: Sendable {
    /// Rows (of the window's) whose outcome and level are known, ascending.
    let rows: [Int]
    /// Outcome divided by level, for all rows of the window; 0 where unknown (never read).
    let labels: [Float]
    let levels: [Float]
    /// Outcome in real units.
    let outcomes: [Float]
    /// By row of the window: whether outcome and level are known.
    private let known: [Bool]

    init(rows: [Int], labels: [Float], levels: [Float], outcomes: [Float]) {
      self.rows = rows
      self.labels = labels
      self.levels = levels
      self.outcomes = outcomes
      var known = [Bool](repeating: false, count: labels.count)
      for row in rows { known[row] = true }
      self.known = known
    }

    func isKnown(_ row: Int) -> Bool { known[row] }
  }

  init(seasons: [Season], table: PlayerGameTable, matrix: FeatureMatrix) {
    self.seasons = seasons
    // A window's seasons follow each other, but one in the middle may have no rows.
    let ranges = seasons.map { table.rows(of: $0) }
    let all = ranges.flatMap { Array($0) }
    columns = WindowColumns(era: seasons.last ?? .first)
    let block = FeatureBlock(rows: all, of: table, matrix: matrix)
    inputs = columns.gather(block)
    count = all.count
    days = all.map { table.day[$0] }
    var targets: [Target: TargetRows] = [:]
    for target in Target.allCases {
      let column = table[target.column]
      let outcomes = all.map { column[$0] }
      let levels = LeagueLevels.of(target.level, in: block)
      let known = all.indices.filter { outcomes[$0].isFinite && levels[$0].isFinite }
      let labels = all.indices.map { outcomes[$0].isFinite && levels[$0].isFinite ? outcomes[$0] / levels[$0] : 0 }
      targets[target] = TargetRows(rows: known, labels: labels, levels: levels, outcomes: outcomes)
    }
    self.targets = targets
  }

  /// Splits rows by time: the last `share` of their dates is the tail. A date is never split.
  func split(_ rows: [Int], tailShare share: Double) -> (head: [Int], tail: [Int]) {
    let dates = distinctDates(rows)
    guard dates.count > 1 else { return (rows, []) }
    let first = dates[min(dates.count - 1, max(1, Int((Double(dates.count) * (1 - share)).rounded())))]
    let cut = rows.firstIndex { days[$0] >= first } ?? rows.count
    return (Array(rows[..<cut]), Array(rows[cut...]))
  }

  /// Contiguous blocks of dates with about equal numbers of dates, in order.
  func blocks(_ rows: [Int], count blocks: Int) -> [[Int]] {
    let dates = distinctDates(rows)
    guard dates.count >= blocks else { return [rows] }
    let starts = (0..<blocks).map { dates[$0 * dates.count / blocks] }
    return (0..<blocks).map { block in
      rows.filter { days[$0] >= starts[block] && (block + 1 == blocks || days[$0] < starts[block + 1]) }
    }
  }

  private func distinctDates(_ rows: [Int]) -> [Int32] {
    var dates: [Int32] = []
    for row in rows where dates.last != days[row] { dates.append(days[row]) }
    return dates
  }
}
