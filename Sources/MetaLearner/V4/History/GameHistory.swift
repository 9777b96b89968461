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
  private let people: Set<Int64>?

  /// - Parameter people: Those who will be asked about; nil for everybody. What is told of them does not depend on it.
  public init(_ table: PlayerGameTable, of people: Set<Int64>? = nil) {
    self.table = table
    self.people = people
    daysTooLate = 0
  }

  /// A leak put in on purpose, which the sentinels have to see: games of so many days too late are told. No ordinary path
  /// makes one.
  package init(_ table: PlayerGameTable, daysTooLate: Int32) {
    self.table = table
    people = nil
    self.daysTooLate = daysTooLate
  }

  /// - Complexity: O(rows of the table) once, then O(1).
  var index: GameIndex {
    built.withLock { built in
      if let built { return built }
      let made = GameIndex(table, of: people, daysTooLate: daysTooLate)
      built = made
      return made
    }
  }
}
