import BoxScores

/// Sentinel 5: (gameId, personId) is unique at every step, and no step gains or loses a row.
///
/// The old system's joins made up to 81 rows of one; "the game before" was then the same game.
public struct KeySentinel: Sentinel {
  public let name = "keys"
  public let proves = "a player-game is one row from the store to the forecasts"

  /// One station on the way of the data: how many rows it has and, where it keeps them, their keys in order.
  public struct Step: Sendable {
    public var name: String
    public var count: Int
    /// Nil where the step keeps none.
    public var keys: [RowKey]?

    public init(name: String, count: Int, keys: [RowKey]? = nil) {
      self.name = name
      self.count = count
      self.keys = keys
    }

    public init(name: String, table: PlayerGameTable) {
      self.init(name: name, count: table.count, keys: zip(table.gameId, table.personId).map { RowKey($0, $1) })
    }
  }

  /// What names a player-game.
  public struct RowKey: Sendable, Hashable {
    public var gameId: Int64
    public var personId: Int64

    public init(_ gameId: Int64, _ personId: Int64) {
      self.gameId = gameId
      self.personId = personId
    }
  }

  /// Steps before the table: what the store holds.
  public var before: [Step]
  /// Steps behind the matrix: cube, forecasts.
  public var after: [Step]

  public init(before: [Step] = [], after: [Step] = []) {
    self.before = before
    self.after = after
  }

  /// Keys of the whole table; the matrix is made of the last two seasons.
  public func examine(_ subject: AuditSubject) throws -> SentinelReport {
    let way = examine(before + [Step(name: "table", table: subject.table)] + after)
    guard way.verdict == .passed, let last = subject.table.seasons.last else { return way }
    let slice = subject.limited(to: last.previous...last)
    let matrix = Step(name: "matrix", count: try slice.matrix(of: slice.table).count)
    var report = examine([Step(name: "table of \(last.previous) and \(last)", table: slice.table), matrix])
    guard report.verdict == .passed else { return report }
    report.compared = way.compared
    report.summary = "\(way.summary); \(matrix.count) rows in the matrix of the last two seasons"
    return report
  }

  /// The check itself, on steps that are at hand.
  public func examine(_ steps: [Step]) -> SentinelReport {
    var compared = 0
    var previous: Step?
    var keyed: Step?
    for step in steps {
      if let previous, previous.count != step.count {
        return .failed(
          self, compared: compared, "row counts",
          .init(
            name: "rows of \(step.name)", expected: "\(previous.count)", found: "\(step.count)",
            cause: "the step from \(previous.name)"))
      }
      if let keys = step.keys {
        compared += keys.count
        var seen: Set<RowKey> = []
        seen.reserveCapacity(keys.count)
        for key in keys where !seen.insert(key).inserted {
          return .failed(self, compared: compared, "keys of \(step.name)", Self.doubled(key, step: step.name))
        }
        if let keyed, let place = keys.indices.first(where: { keys[$0] != keyed.keys![$0] }) {
          return .failed(
            self, compared: compared, "keys of \(step.name)",
            .init(
              gameId: keys[place].gameId, personId: keys[place].personId, name: "row \(place) of \(step.name)",
              expected: "that of \(keyed.name)", found: "another player-game", cause: "the step from \(keyed.name)"))
        }
        keyed = step
      }
      previous = step
    }
    let names = steps.map(\.name).joined(separator: ", ")
    return .passed(self, compared: compared, "\(steps.last?.count ?? 0) rows in \(names), each key once")
  }

  private static func doubled(_ key: RowKey, step: String) -> SentinelReport.Difference {
    .init(
      gameId: key.gameId, personId: key.personId, name: "the key in \(step)", expected: "there once",
      found: "there again", cause: "a join or an import")
  }
}
