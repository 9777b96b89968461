/// A line that was not tied to a person and a game, and why.
public struct UnresolvedLine: Sendable, Hashable {
  public let line: PropLine
  public let reason: UnresolvedReason
  /// What was looked for.
  public let found: String
  /// Whom or what it may have meant; never more than ten.
  public let candidates: [Candidate]

  public var message: String {
    let what =
      switch reason {
      case .unknownTeam where candidates.isEmpty: "team '\(found)' is none of that season"
      case .unknownTeam: "team '\(found)' may be several of that season"
      case .unknownGame: "no game of \(found) is imported or scheduled"
      case .ambiguousGame: "\(found): several games"
      case .contradictingGame: "the gameId says another game than teams and date: \(found)"
      case .unknownPlayer: "'\(found)' is with neither team"
      case .ambiguousPlayer: "'\(found)' may be several players"
      case .contradictingPlayer: "the personId says somebody else: \(found)"
      }
    let list = candidates.map { "\($0.id) \($0.described)" }.joined(separator: "; ")
    return "line \(line.row): \(what)" + (list.isEmpty ? "" : "; candidates: \(list)")
  }
}

extension UnresolvedLine: Encodable {
  private enum Keys: String, CodingKey {
    case row, player, market, book, line, reason, message, candidates
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Keys.self)
    try container.encode(line.row, forKey: .row)
    try container.encode(line.player, forKey: .player)
    try container.encode(line.market, forKey: .market)
    try container.encode(line.book, forKey: .book)
    try container.encode(line.line, forKey: .line)
    try container.encode(reason, forKey: .reason)
    try container.encode(message, forKey: .message)
    try container.encode(candidates, forKey: .candidates)
  }
}
