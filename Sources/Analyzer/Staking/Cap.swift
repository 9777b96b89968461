/// A limit that a stake met.
public enum Cap: String, Sendable, Codable, CaseIterable {
  case perPlayer, betsPerPlayer, perGame, perDay
}
