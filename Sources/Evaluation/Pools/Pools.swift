import BoxScores

/// The pools of a table: which rows count, by what was known before each game.
///
/// Scored rows are those of the regular season; the table holds played rows only, so both pools condition on playing.
public struct Pools: Sendable {
  /// A row's count of the player's earlier games of that season (play-offs and play-in too), dated strictly before.
  public let earlierGames: [Int16]
  private let scored: [Bool]
  private let seasonRows: [Season: Range<Int>]

  /// - Complexity: O(n)
  public init(_ table: PlayerGameTable) {
    var played: [Int64: (season: Int16, games: Int16)] = [:]
    var earlier: [Int16] = []
    earlier.reserveCapacity(table.count)
    var start = 0
    while start < table.count {
      var end = start
      while end < table.count, table.day[end] == table.day[start] {
        let before = played[table.personId[end]]
        earlier.append(before?.season == table.season[end] ? before!.games : 0)
        end += 1
      }
      for row in start..<end {
        let before = played[table.personId[row]]
        let games = before?.season == table.season[row] ? before!.games : 0
        played[table.personId[row]] = (table.season[row], games + 1)
      }
      start = end
    }
    earlierGames = earlier
    scored = table.gameType.map { GameType(rawValue: $0)?.isScored ?? false }
    seasonRows = Dictionary(uniqueKeysWithValues: table.seasons.map { ($0, table.rows(of: $0)) })
  }

  /// Whether a row of the table counts in the pool.
  public func contains(_ row: Int, in pool: Pool) -> Bool {
    scored[row] && (pool == .b || Int(earlierGames[row]) >= Pool.gamesOfA)
  }

  /// The rows of a pool in a season, in the table's order.
  public func rows(_ pool: Pool, in season: Season) -> [Int] {
    (seasonRows[season] ?? 0..<0).filter { contains($0, in: pool) }
  }

  /// The rows of a pool among some rows of the table.
  public func rows(_ pool: Pool, among rows: Range<Int>) -> [Int] { rows.filter { contains($0, in: pool) } }
}
