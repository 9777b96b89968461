/// Somebody, or a game, that a line may have meant.
public struct Candidate: Sendable, Hashable, Codable {
  /// A personId or a gameId.
  public let id: Int64
  /// A name with team, or a game with teams and day.
  public let described: String

  public init(id: Int64, described: String) {
    self.id = id
    self.described = described
  }
}
