/// The probability integral transforms of one player-game: where its outcomes lay in their forecast distributions.
public struct TransformRow: Sendable, Hashable {
  /// In [0, 1], as the other two.
  public let points: Double
  public let rebounds: Double
  public let assists: Double
  /// As forecast before the game.
  public let expectedMinutes: Double

  /// - Parameters: of counts, F(y - 1) + v (F(y) - F(y - 1)) with v uniform in [0, 1] or 1/2.
  public init(points: Double, rebounds: Double, assists: Double, expectedMinutes: Double) {
    self.points = points
    self.rebounds = rebounds
    self.assists = assists
    self.expectedMinutes = expectedMinutes
  }
}
