/// Who a player is: facts that are known before he plays.
public struct Player: Sendable, Hashable {
  public var personId: Int64
  public var firstName: String
  public var lastName: String
  public var birthDay: GameDay?
  /// Centimetres.
  public var height: Float?
  /// Kilograms.
  public var weight: Float?
  public var isGuard: Bool?
  public var isForward: Bool?
  public var isCenter: Bool?
  public var draftYear: Int?
  /// Overall pick; nil for the undrafted.
  public var draftNumber: Int?

  public init(personId: Int64, firstName: String, lastName: String) {
    self.personId = personId
    self.firstName = firstName
    self.lastName = lastName
  }

  public var fullName: String { firstName.isEmpty ? lastName : "\(firstName) \(lastName)" }
}

/// The players of a store, by personId. Names are not unique: 281 of them are shared.
public struct PlayerDirectory: Sendable {
  public private(set) var byId: [Int64: Player]

  public init(_ players: [Player] = []) {
    byId = Dictionary(players.map { ($0.personId, $0) }, uniquingKeysWith: { _, later in later })
  }

  public subscript(_ personId: Int64) -> Player? {
    get { byId[personId] }
    set { byId[personId] = newValue }
  }

  public var count: Int { byId.count }
}
