import Analyzer

/// A player in a game.
public struct Appearance: Hashable, Sendable {
  public let personId: Int64
  public let gameId: Int64

  public init(personId: Int64, gameId: Int64) {
    self.personId = personId
    self.gameId = gameId
  }

  init(_ line: ResolvedLine) { self.init(personId: line.personId, gameId: line.game.gameId) }

  init(_ key: BetKey) { self.init(personId: key.personId, gameId: key.gameId) }
}
