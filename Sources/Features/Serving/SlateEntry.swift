import BoxScores

/// A player who may play tonight: all that a blind forecast knows.
public struct SlateEntry: Sendable, Hashable {
  public var personId: Int64
  /// Codes of `TeamCatalogue`.
  public var team: Int16
  public var opponent: Int16
  /// 1 at home, 0 away, -1 on neutral ground.
  public var home: Int8
  public var gameId: Int64?
  public var gameType: GameType

  public init(
    personId: Int64, team: Int16, opponent: Int16, home: Int8, gameId: Int64? = nil,
    gameType: GameType = .regularSeason
  ) {
    self.personId = personId
    self.team = team
    self.opponent = opponent
    self.home = home
    self.gameId = gameId
    self.gameType = gameType
  }
}

/// Features of a slate, one row an entry, in the slate's order; columns as in `FeatureCatalogue.all`. A blind row has
/// NaN in the columns of the line-up group.
public struct FeatureRows: Sendable {
  public let rowCount: Int
  public let columnCount: Int
  /// Row-major, NaN where missing.
  public let values: [Float]

  public func row(_ row: Int) -> ArraySlice<Float> { values[row * columnCount..<(row + 1) * columnCount] }

  public subscript(_ row: Int, _ column: Int) -> Float { values[row * columnCount + column] }

  /// A copy of some columns of all rows, row-major.
  public func gather(columns: [Int]) -> [Float] {
    (0..<rowCount).flatMap { row in columns.map { self[row, $0] } }
  }
}
