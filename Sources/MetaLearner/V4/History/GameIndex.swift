import BoxScores

/// Every player's games in order, and each game's box score against the league's level of its day.
struct GameIndex: Sendable {
  /// Columns of `relative`: all box columns.
  static let width = BoxColumn.allCases.count
  /// Ratios are drawn to this.
  static let greatestRatio: Float = 8

  /// Row-major, rows of the table x `width`: a value over the mean per player-game of the season before the day, drawn to
  /// last season's; plus-minus in tens of points. NaN where the value or the level is missing.
  let relative: [Float]
  /// The league's level as of each row's day, one entry a day: `levels[dayOf[row]]`.
  let levels: [[Float]]
  let dayOf: [Int32]
  let days: [Int32]
  let seasons: [Int16]
  let teams: [Int16]
  let opponents: [Int16]
  let homes: [Int8]
  let isPlayoffs: [Bool]
  private let slots: [Int64: Int32]
  private let starts: [Int32]
  /// Rows of the table by player, each player's in order.
  private let rows: [Int32]

  private let daysTooLate: Int32

  init(_ table: PlayerGameTable, daysTooLate: Int32 = 0) {
    self.daysTooLate = daysTooLate
    days = table.day
    seasons = table.season
    teams = table.team
    opponents = table.opponent
    homes = table.home
    isPlayoffs = table.gameType.map { $0 == GameType.playoffs.rawValue }
    (slots, starts, rows) = Self.byPlayer(table.personId)
    (relative, levels, dayOf) = Self.walk(table)
  }

  /// The rows of a player's games dated strictly before a day, oldest first.
  /// - Complexity: O(log games)
  func games(of person: Int64, before day: Int32) -> ArraySlice<Int32> {
    guard let slot = slots[person] else { return [] }
    let first = Int(starts[Int(slot)])
    var low = first
    var high = Int(starts[Int(slot) + 1])
    while low < high {
      let middle = (low + high) / 2
      if days[Int(rows[middle])] < day + daysTooLate { low = middle + 1 } else { high = middle }
    }
    return rows[first..<low]
  }

  private static func byPlayer(_ people: [Int64]) -> ([Int64: Int32], [Int32], [Int32]) {
    var slots: [Int64: Int32] = [:]
    var counts: [Int32] = []
    let slotOf = people.map { person -> Int32 in
      if let known = slots[person] {
        counts[Int(known)] += 1
        return known
      }
      let slot = Int32(counts.count)
      slots[person] = slot
      counts.append(1)
      return slot
    }
    var starts = [Int32](repeating: 0, count: counts.count + 1)
    for slot in counts.indices { starts[slot + 1] = starts[slot] + counts[slot] }
    var next = starts
    var rows = [Int32](repeating: 0, count: people.count)
    for (row, slot) in slotOf.enumerated() {
      rows[Int(next[Int(slot)])] = Int32(row)
      next[Int(slot)] += 1
    }
    return (slots, starts, rows)
  }

  /// Day by day: first every game of the day is set against the level before it, then the day joins the level.
  private static func walk(_ table: PlayerGameTable) -> ([Float], [[Float]], [Int32]) {
    var level = LeagueLevelWalk()
    var relative = [Float](repeating: .nan, count: table.count * width)
    var levels: [[Float]] = []
    var dayOf = [Int32](repeating: 0, count: table.count)
    var first = 0
    while first < table.count {
      var end = first + 1
      while end < table.count, table.day[end] == table.day[first] { end += 1 }
      level.turn(to: table.season[first])
      let today = (0..<width).map { level.mean($0) }
      for column in 0..<width {
        let values = table.values[column]
        let scale = column == BoxColumn.plusMinus.rawValue ? 0.1 : today[column] > 0 ? 1 / today[column] : .nan
        let bound = column == BoxColumn.plusMinus.rawValue ? Float(6) : greatestRatio
        for row in first..<end {
          let value = values[row] * scale
          relative[row * width + column] = value.isFinite ? min(bound, max(-bound, value)) : .nan
          level.add(values[row], column)
        }
      }
      for row in first..<end { dayOf[row] = Int32(levels.count) }
      levels.append(today)
      first = end
    }
    return (relative, levels, dayOf)
  }
}
