/// Who a player is: facts that are known before he plays.
public struct Player: Sendable, Hashable {
  public var personId: Int64
  public var firstName: String
  public var lastName: String
  /// Nil where it is not known.
  public var birthDay: GameDay?
  /// Centimetres.
  public var height: Float?
  /// Kilograms.
  public var weight: Float?
  /// Whether he is listed as a guard; a man may be listed at several positions. Nil where it is not known.
  public var isGuard: Bool?
  /// Whether he is listed as a forward; nil where it is not known.
  public var isForward: Bool?
  /// Whether he is listed as a center; nil where it is not known.
  public var isCenter: Bool?
  /// Nil for the undrafted, and where it is not known.
  public var draftYear: Int?
  /// Overall pick; nil for the undrafted.
  public var draftNumber: Int?

  public init(personId: Int64, firstName: String, lastName: String) {
    self.personId = personId
    self.firstName = firstName
    self.lastName = lastName
  }

  /// First and last name, or the last name alone.
  public var fullName: String { firstName.isEmpty ? lastName : "\(firstName) \(lastName)" }
}
