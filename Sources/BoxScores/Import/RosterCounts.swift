/// The rosters that a file of them leaves in the store.
public struct RosterCounts: Codable, Sendable, Equatable {
  /// Teams whose rosters the file replaced, or was the first to name.
  public var replacedTeams: Int
  /// Teams that the file does not name and whose rosters stay, but for players whom the file has with another team.
  public var keptTeams: Int
  /// Players of those.
  public var keptPlayers: Int
}
