import BoxScores

/// Players whose name holds a text: what `GET /v1/players` answers.
public struct PlayerSearchReport: Sendable, Encodable {
  /// A player who was found.
  public struct Entry: Sendable, Encodable {
    public let personId: Int64
    public let player: String
    /// The team he was last seen with.
    public let team: String?
    /// First and last season with games; nil for somebody who has not played yet.
    public let firstSeason: Season?
    public let lastSeason: Season?
    /// Games he has played, play-offs among them.
    public let games: Int
    public let simulated: Bool

    private enum Key: String, CodingKey { case personId, player, team, firstSeason, lastSeason, games, simulated }

    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(personId, forKey: .personId)
      try container.encode(player, forKey: .player)
      try container.encode(team, forKey: .team)
      try container.encode(firstSeason, forKey: .firstSeason)
      try container.encode(lastSeason, forKey: .lastSeason)
      try container.encode(games, forKey: .games)
      try container.encode(simulated, forKey: .simulated)
    }
  }

  /// The best match first.
  public let players: [Entry]
}
