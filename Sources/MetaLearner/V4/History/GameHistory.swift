import BoxScores
import Synchronization

/// The games that are known when a forecast is made, ready to be asked about a player's past.
///
/// It may hold games of the forecast day and later ones: whoever asks names a day, and sees what was dated strictly before
/// it. Two games of one player on one date know nothing of each other. Built by one pass over the table when it is first
/// asked; training and serving ask in the same way.
public final class GameHistory: Sendable {
  public let table: PlayerGameTable
  private let built = Mutex<GameIndex?>(nil)
  private let daysTooLate: Int32

  public init(_ table: PlayerGameTable) {
    self.table = table
    daysTooLate = 0
  }

  /// A leak put in on purpose, which the sentinels have to see: games of so many days too late are told. No ordinary path
  /// makes one.
  package init(_ table: PlayerGameTable, daysTooLate: Int32) {
    self.table = table
    self.daysTooLate = daysTooLate
  }

  /// - Complexity: O(rows of the table) once, then O(1).
  var index: GameIndex {
    built.withLock { built in
      if let built { return built }
      let made = GameIndex(table, daysTooLate: daysTooLate)
      built = made
      return made
    }
  }
}
