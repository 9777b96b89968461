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
