import BoxScores

/// What the directory knows of a player, in numbers.
struct PlayerFacts {
  /// Day of birth, NaN where unknown.
  var birth = Double.nan
  var height = Double.nan
  var draftNumber = Double.nan
  var isGuard: Bool?
  var isForward: Bool?
  var isCenter: Bool?
  var position = Position.forward

  /// The role that what an opponent allows is kept apart by.
  enum Position: Int {
    case guardPosition, forward, center
    static let count = 3
  }

  init(_ player: Player?) {
    guard let player else { return }
    birth = player.birthDay.map { Double($0.number) } ?? .nan
    height = player.height.map(Double.init) ?? .nan
    draftNumber = player.draftNumber.map(Double.init) ?? .nan
    isGuard = player.isGuard
    isForward = player.isForward
    isCenter = player.isCenter
    position = Self.position(of: player)
  }

  /// All of it as text: another directory makes another matrix.
  func fingerprint(_ id: Int64) -> String {
    "\(id),\(birth),\(height),\(draftNumber),\(String(describing: [isGuard, isForward, isCenter])),\(position.rawValue)"
  }

  private static func position(of player: Player) -> Position {
    if player.isCenter == true { return .center }
    if player.isGuard == true { return .guardPosition }
    if player.isForward == true { return .forward }
    guard let height = player.height else { return .forward }
    return height < 195 ? .guardPosition : height < 208 ? .forward : .center
  }
}
