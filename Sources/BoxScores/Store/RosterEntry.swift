/// A player on a team's roster today.
public struct RosterEntry: Sendable, Hashable {
  public var personId: Int64
  /// His name as the file writes it; empty where it has none.
  public var player: String
  /// Franchise code of `TeamCatalogue`.
  public var team: Int16
  /// Known not to play.
  public var isOut: Bool

  public init(personId: Int64, player: String, team: Int16, isOut: Bool = false) {
    self.personId = personId
    self.player = player
    self.team = team
    self.isOut = isOut
  }
}
