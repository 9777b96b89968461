/// How a paper bet stands.
public enum PaperState: String, Sendable, Codable, CaseIterable {
  case open, won, lost
  /// The outcome fell on the line: the stake came back.
  case push
  /// He did not play, or the game was moved to another day: the stake came back.
  case void

  /// Whether it is decided, pushed or void.
  public var isSettled: Bool { self != .open }
}
