/// One number of one player in one game: what all lines and books of a market are about.
public struct BetKey: Sendable, Hashable, Codable, Comparable {
  public let personId: Int64
  public let gameId: Int64
  public let market: PropMarket

  public init(personId: Int64, gameId: Int64, market: PropMarket) {
    self.personId = personId
    self.gameId = gameId
    self.market = market
  }

  public static func < (left: BetKey, right: BetKey) -> Bool {
    (left.gameId, left.personId, left.market) < (right.gameId, right.personId, right.market)
  }
}
