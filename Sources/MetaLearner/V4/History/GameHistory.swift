import BoxScores

/// The games that are known when a forecast is made, ready to be asked about a player's past.
///
/// It may hold games of the forecast day and later ones: whoever asks names a day, and sees what was dated strictly before.
public final class GameHistory: Sendable {
  public let table: PlayerGameTable

  public init(_ table: PlayerGameTable) { self.table = table }
}
