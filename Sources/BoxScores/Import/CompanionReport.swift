/// What the import of a file of players, games to come or a roster did.
public struct CompanionReport: Codable, Sendable, Equatable {
  /// Its path.
  public var file: String
  /// Rows after the header.
  public var read: Int
  /// Rows that the store has now because of this file.
  public var stored: Int
  /// Rows passed over: games whose teams are not known yet.
  public var passedOver: Int
  /// Single values that cannot be, such as a weight of three pounds; they are stored as missing.
  public var droppedValues: Int
  /// False when the store is as it was.
  public var changedStore: Bool
  /// Rows that the store had and has no longer: games that were cancelled, players who are on no roster now.
  public var removed = 0
  /// Nil for other files than rosters.
  public var rosters: RosterCounts?
  /// Columns that are not read; empty for a file of players, which has many.
  public var ignoredColumns: [String] = []
}
