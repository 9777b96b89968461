/// Somebody, a game or a team that a line may have meant.
public struct Candidate: Sendable, Hashable, Codable {
  /// A personId, a gameId or a code of `TeamCatalogue`.
  public let id: Int64
  /// A name with team, a game with teams and day, or a team's name.
  public let described: String

  public init(id: Int64, described: String) {
    self.id = id
    self.described = described
  }
}
