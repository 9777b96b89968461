import BoxScores

/// Every player's games in order, and each game's box score against the league's level of its day.
struct GameIndex: Sendable {
  /// Columns of `relative`: all box columns.
  static let width = BoxColumn.allCases.count
  /// Ratios are drawn to this.
  static let greatestRatio: Float = 8

  /// Row-major, rows that are kept x `width`: a value over the mean per player-game of the season before the day, drawn to
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
  /// Kept rows by player, each player's in order.
  private let rows: [Int32]

  private let daysTooLate: Int32

  /// - Parameter people: Whose games are kept; nil for everybody's. Rows are then numbered among those that are kept.
  init(_ table: PlayerGameTable, of people: Set<Int64>? = nil, daysTooLate: Int32 = 0) {
    self.daysTooLate = daysTooLate
    let kept = people.map { Self.rows(of: $0, in: table.personId) }
    func chosen<Value>(_ column: [Value]) -> [Value] { kept.map { $0.map { column[Int($0)] } } ?? column }
    days = chosen(table.day)
    seasons = chosen(table.season)
    teams = chosen(table.team)
    opponents = chosen(table.opponent)
    homes = chosen(table.home)
    isPlayoffs = chosen(table.gameType).map { $0 == GameType.playoffs.rawValue }
    (slots, starts, rows) = Self.byPlayer(chosen(table.personId))
    (relative, levels, dayOf) = Self.walk(table, kept)
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

  /// The rows of some players, ascending.
  private static func rows(of people: Set<Int64>, in personId: [Int64]) -> [Int32] {
    // Most rows are somebody else's: the last bits of the id tell so without a look into the set.
    var maybe = [Bool](repeating: false, count: 1 << 12)
    for person in people { maybe[Int(truncatingIfNeeded: person) & (1 << 12 - 1)] = true }
    return personId.indices.filter { row in
      maybe[Int(truncatingIfNeeded: personId[row]) & (1 << 12 - 1)] && people.contains(personId[row])
    }.map { Int32($0) }
  }

  /// Day by day: first every game of the day that is kept is set against the level before it, then the day joins the level.
  private static func walk(_ table: PlayerGameTable, _ kept: [Int32]?) -> ([Float], [[Float]], [Int32]) {
    var level = LeagueLevelWalk()
    let count = kept?.count ?? table.count
    var relative = [Float](repeating: .nan, count: count * width)
    var levels: [[Float]] = []
    var dayOf = [Int32](repeating: 0, count: count)
    var first = 0
    // Where the day's kept rows begin.
    var slot = 0
    while first < table.count {
      var end = first + 1
      while end < table.count, table.day[end] == table.day[first] { end += 1 }
      level.turn(to: table.season[first])
      let today = (0..<width).map { level.mean($0) }
      var next = slot
      if let kept {
        while next < count, Int(kept[next]) < end { next += 1 }
      } else {
        next = end
      }
      for column in 0..<width {
        let values = table.values[column]
        let scale = column == BoxColumn.plusMinus.rawValue ? 0.1 : today[column] > 0 ? 1 / today[column] : .nan
        let bound = column == BoxColumn.plusMinus.rawValue ? Float(6) : greatestRatio
        for index in slot..<next {
          let value = values[kept.map { Int($0[index]) } ?? index] * scale
          relative[index * width + column] = value.isFinite ? min(bound, max(-bound, value)) : .nan
        }
        level.add(values[first..<end], column)
      }
      for index in slot..<next { dayOf[index] = Int32(levels.count) }
      levels.append(today)
      first = end
      slot = next
    }
    return (relative, levels, dayOf)
  }
}
