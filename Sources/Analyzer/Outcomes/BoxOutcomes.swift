import BoxScores

/// Outcomes out of box scores.
public struct BoxOutcomes: Sendable {
  private struct Appearance: Hashable {
    let game: Int64
    let person: Int64
  }

  private let counts: [[Float]]
  private let rows: [Appearance: Int]
  private let days: [Int64: GameDay]

  /// - Parameter seasons: Leave out other seasons; nil takes all.
  public init(_ table: PlayerGameTable, seasons: ClosedRange<Season>? = nil) {
    var rows: [Appearance: Int] = [:]
    var days: [Int64: GameDay] = [:]
    for row in seasons.map({ table.rows(of: $0) }) ?? 0..<table.count {
      rows[Appearance(game: table.gameId[row], person: table.personId[row])] = row
      days[table.gameId[row]] = GameDay(number: table.day[row])
    }
    self.rows = rows
    self.days = days
    counts = Stat.allCases.map { table[$0.column] }
  }

  /// What became of a number; pending for a game that these box scores do not have.
  public subscript(_ key: BetKey) -> BetOutcome {
    guard let day = days[key.gameId] else { return .pending }
    guard let row = rows[Appearance(game: key.gameId, person: key.personId)] else { return .didNotPlay(on: day) }
    var sum = 0
    for (stat, column) in zip(Stat.allCases, counts) where key.market.stats.contains(stat) {
      guard column[row].isFinite, column[row] >= 0 else { return .pending }
      sum += Int(column[row].rounded())
    }
    return .played(sum, on: day)
  }
}
