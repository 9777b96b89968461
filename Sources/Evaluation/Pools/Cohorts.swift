import BoxScores

/// A way to part the rows of a pool. Raw values are the names in reports.
public enum CohortKind: String, CaseIterable, Sendable, Codable, Hashable {
  /// EWMA of minutes (half-life 6 games) before the game.
  case minutes
  /// EWMA of points (half-life 6 games) before the game.
  case scoring
  /// First season or not.
  case experience
  /// Guard, forward or centre, by the player directory.
  case position

  /// The groups of this kind, in the order of reports.
  public var groups: [String] {
    switch self {
    case .minutes: ["under 12", "12-20", "20-28", "28 and more"]
    case .scoring: ["under 5", "5-10", "10-15", "15-20", "20 and more"]
    case .experience: ["rookie", "veteran"]
    case .position: ["guard", "forward", "center"]
    }
  }
}

/// The cohorts of some rows of a table, by what was known before each game and never by its outcome.
public struct Cohorts: Sendable {
  public let rows: Range<Int>
  /// By kind, an index into `groups` for each of `rows`; -1 where it cannot be told.
  private let groupOf: [CohortKind: [Int8]]

  /// - Parameters:
  ///   - baselines: Of rows that hold all of `rows`, with minutes and points among the targets.
  ///   - players: Positions; nil leaves that kind untold.
  ///
  /// A rookie is a player whose first row of the table lies in the same season. Rows of the table's first season cannot
  /// be told.
  public init(_ table: PlayerGameTable, rows: Range<Int>, baselines: Baselines, players: PlayerDirectory? = nil) {
    self.rows = rows
    func tiers(_ target: Target, _ edges: [Float]) -> [Int8] {
      let values = baselines[.ewma6, target]
      guard !values.isEmpty else { return Array(repeating: -1, count: rows.count) }
      return rows.map { row in
        let value = values[row - baselines.rows.lowerBound]
        return value.isNaN ? -1 : Int8(edges.firstIndex { value < $0 } ?? edges.count)
      }
    }
    var firstSeason: [Int64: Int16] = [:]
    for row in 0..<rows.upperBound where firstSeason[table.personId[row]] == nil {
      firstSeason[table.personId[row]] = table.season[row]
    }
    groupOf = [
      .minutes: tiers(.minutes, [12, 20, 28]),
      .scoring: tiers(.points, [5, 10, 15, 20]),
      .experience: rows.map { row in
        if table.season[row] == table.season[0] { return -1 }
        return firstSeason[table.personId[row]] == table.season[row] ? 0 : 1
      },
      .position: rows.map { row in
        guard let player = players?[table.personId[row]] else { return -1 }
        if player.isGuard == true { return 0 }
        if player.isForward == true { return 1 }
        return player.isCenter == true ? 2 : -1
      },
    ]
  }

  /// The group of a row of the table; nil where it cannot be told.
  public func group(_ kind: CohortKind, of row: Int) -> String? {
    guard let index = groupOf[kind]?[row - rows.lowerBound], index >= 0 else { return nil }
    return kind.groups[Int(index)]
  }

  /// Parts rows of the table into the groups of a kind, each with the positions in `rows` (not the rows themselves).
  public func split(_ rows: [Int], by kind: CohortKind) -> [(group: String, positions: [Int])] {
    var positions = Array(repeating: [Int](), count: kind.groups.count)
    for (position, row) in rows.enumerated() {
      guard let index = groupOf[kind]?[row - self.rows.lowerBound], index >= 0 else { continue }
      positions[Int(index)].append(position)
    }
    return zip(kind.groups, positions).filter { !$1.isEmpty }.map { ($0, $1) }
  }
}
