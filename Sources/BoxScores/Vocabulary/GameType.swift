/// What kind of game a row belongs to.
public enum GameType: UInt8, CaseIterable, Sendable {
  case regularSeason, playoffs, playIn
  /// Played for a cup: the final of the in-season tournament counts for no season's totals.
  case cupFinal
  case preseason, allStar

  /// History: what features may look back at. Preseason and All-Star games are neither history nor scored.
  public var isHistory: Bool { self != .preseason && self != .allStar }

  /// Scored: what an evaluation counts.
  public var isScored: Bool { self == .regularSeason }
}
