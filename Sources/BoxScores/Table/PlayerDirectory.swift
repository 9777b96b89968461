/// The players of a store, by personId. Names are not unique: 281 of them are shared.
public struct PlayerDirectory: Sendable {
  /// The players by personId.
  public private(set) var byId: [Int64: Player]

  public init(_ players: [Player] = []) {
    byId = Dictionary(players.map { ($0.personId, $0) }, uniquingKeysWith: { _, later in later })
  }

  /// Nil for an id that nobody here has; setting nil takes the player out.
  public subscript(_ personId: Int64) -> Player? {
    get { byId[personId] }
    set { byId[personId] = newValue }
  }

  public var count: Int { byId.count }
}
