import BoxScores

/// A line tied to one person in one game.
public struct ResolvedLine: Sendable, Hashable {
  /// How the person was found.
  public enum Way: String, Sendable, Codable {
    case id, name, alias
  }

  public let line: PropLine
  public let personId: Int64
  public let game: KnownGame
  /// The team he plays for.
  public let team: Int16
  public let way: Way
  /// The file's date was another than the one by which the league dates the game (a date in UTC, mostly).
  public let isDateCorrected: Bool

  /// Franchise code of the other team.
  public var opponent: Int16 { team == game.home ? game.away : game.home }

  /// Taken at or after tip-off: no quote for a forecast from before the game.
  public var isAfterTipOff: Bool {
    guard let captured = line.captured, let tipOff = line.tipOff else { return false }
    return captured >= tipOff
  }

  /// The number that the line is about.
  public var key: BetKey { BetKey(personId: personId, gameId: game.gameId, market: line.market) }
}
