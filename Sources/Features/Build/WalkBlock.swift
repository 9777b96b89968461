import BoxScores

/// Days that are walked through together, their numbers side by side: box scores, sums of the sides of games, and what was
/// known of each row's player before and after its day.
///
/// Only so many rows lie in memory twice at a time. What a day gives does not depend on how the days are cut into blocks.
final class WalkBlock: @unchecked Sendable {
  /// Rows of a block: some 7 MB.
  static let rows = 32_768

  /// Indices of `GameFrame.days`.
  let days: Range<Int>
  private let firstRow: Int
  private let firstGame: Int
  /// NaN where missing, and before the season that first recorded the column.
  private let boxes: UnsafeMutablePointer<Float>
  /// Sums of the side's rows; NaN where no row has the value.
  private let totals: UnsafeMutablePointer<Double>
  private let profiles: UnsafeMutablePointer<(before: PlayerProfile, after: PlayerProfile)>

  init(_ table: PlayerGameTable, _ frame: GameFrame, days: Range<Int>) {
    let width = GameFrame.width
    let rows = frame.days[days.lowerBound].rows.lowerBound..<frame.days[days.upperBound - 1].rows.upperBound
    let games = frame.days[days.lowerBound].games.lowerBound..<frame.days[days.upperBound - 1].games.upperBound
    self.days = days
    firstRow = rows.lowerBound
    firstGame = games.lowerBound
    boxes = .allocate(capacity: rows.count * width)
    totals = .allocate(capacity: games.count * width)
    totals.initialize(repeating: .nan, count: games.count * width)
    profiles = .allocate(capacity: rows.count)
    profiles.initialize(repeating: (.unknown, .unknown), count: rows.count)
    copyBoxes(table, rows)
    sumTotals(frame.game, rows)
  }

  deinit {
    boxes.deallocate()
    totals.deallocate()
    profiles.deallocate()
  }

  /// The row's numbers, by `BoxColumn.rawValue`.
  @inline(__always) func box(_ row: Int) -> UnsafePointer<Float> {
    UnsafePointer(boxes + (row - firstRow) * GameFrame.width)
  }

  /// The sums of a side of a game, by `BoxColumn.rawValue`.
  @inline(__always) func total(_ game: Int) -> UnsafePointer<Double> {
    UnsafePointer(totals + (game - firstGame) * GameFrame.width)
  }

  /// As of before and after the row's day.
  @inline(__always) func profile(_ row: Int) -> UnsafeMutablePointer<(before: PlayerProfile, after: PlayerProfile)> {
    profiles + (row - firstRow)
  }

  private func copyBoxes(_ table: PlayerGameTable, _ rows: Range<Int>) {
    for column in BoxColumn.allCases {
      let first = Int16(column.firstSeason.endYear)
      table.values[column.rawValue].withUnsafeBufferPointer { values in
        table.season.withUnsafeBufferPointer { season in
          var slot = column.rawValue
          for row in rows {
            (boxes + slot).initialize(to: season[row] >= first ? values[row] : .nan)
            slot += GameFrame.width
          }
        }
      }
    }
  }

  private func sumTotals(_ game: [Int32], _ rows: Range<Int>) {
    game.withUnsafeBufferPointer { game in
      for row in rows {
        let box = box(row)
        let sums = totals + (Int(game[row]) - firstGame) * GameFrame.width
        for column in 0..<GameFrame.width {
          let value = Double(box[column])
          guard value == value else { continue }
          sums[column] = sums[column] == sums[column] ? sums[column] + value : value
        }
      }
    }
  }
}
