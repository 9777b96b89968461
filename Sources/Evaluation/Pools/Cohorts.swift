import BoxScores

/// The cohorts of some rows of a table, by what was known before each game and never by its outcome.
public struct Cohorts: Sendable {
  /// The rows of the table that groups are known of.
  public let rows: Range<Int>
  /// By kind, an index into `groups` for each of `rows`; -1 where it cannot be told.
  private let groupOf: [CohortKind: [Int8]]

  /// - Parameters:
  ///   - baselines: Of rows that hold all of `rows`, with minutes and points among the targets.
  ///   - players: Positions; nil leaves that kind untold.
  ///
  /// A rookie is a player whose first row of the table lies in the same season. Rows of the table's first season cannot
  /// be told; neither can the first games of who played in it. A past is what lies on days before.
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
    let firstSeasonOfTable = table.season.first
    var pasts = Pasts()
    var past: [Int8] = []
    past.reserveCapacity(rows.count)
    for row in 0..<rows.upperBound {
      let familiarity = pasts.familiarity(of: table.personId[row], on: table.day[row])
      guard rows.contains(row) else { continue }
      let mayHaveMore = firstSeason[table.personId[row]] == firstSeasonOfTable
      let isTold = !mayHaveMore || familiarity == .longAgo || familiarity == .recent
      past.append(isTold ? Int8(Familiarity.allCases.firstIndex(of: familiarity)!) : -1)
    }
    groupOf = [
      .past: past,
      .minutes: tiers(.minutes, [12, 20, 28]),
      .scoring: tiers(.points, [5, 10, 15, 20]),
      .experience: rows.map { row in
        if table.season[row] == firstSeasonOfTable { return -1 }
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

/// How much of each player has been seen, day by day.
private struct Pasts {
  private struct Past {
    /// Games before the day last asked about, and the last day among them.
    var games = 0
    var lastDay: Int32?
    /// Asked about: no past yet for another game of the same day.
    var today: Int32
    var gamesToday = 0
  }

  private var known: [Int64: Past] = [:]

  /// What is known of a player before a day, which then belongs to his past; days never go back.
  mutating func familiarity(of person: Int64, on day: Int32) -> Familiarity {
    var past = known[person] ?? Past(today: day)
    if past.today < day {
      past.games += past.gamesToday
      past.lastDay = past.today
      past.today = day
      past.gamesToday = 0
    }
    past.gamesToday += 1
    known[person] = past
    return Familiarity(games: past.games, days: past.lastDay.map { Int(day - $0) } ?? 0)
  }
}
