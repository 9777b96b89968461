/// A numeric column of a box score. The order is that of `PlayerGameTable`'s columns and of the stores' files.
public enum BoxColumn: Int, CaseIterable, Sendable, Hashable {
  case minutes, points, rebounds, assists
  case threePointersMade, threePointersAttempted, fieldGoalsMade, fieldGoalsAttempted
  case freeThrowsMade, freeThrowsAttempted, reboundsOffensive, reboundsDefensive
  case steals, blocks, turnovers, fouls, plusMinus

  /// The column's name in the Kaggle `PlayerStatistics` file and in Fullcourt's Parquet store.
  public var fileName: String {
    switch self {
    case .minutes: "numMinutes"
    case .points: "points"
    case .rebounds: "reboundsTotal"
    case .assists: "assists"
    case .threePointersMade: "threePointersMade"
    case .threePointersAttempted: "threePointersAttempted"
    case .fieldGoalsMade: "fieldGoalsMade"
    case .fieldGoalsAttempted: "fieldGoalsAttempted"
    case .freeThrowsMade: "freeThrowsMade"
    case .freeThrowsAttempted: "freeThrowsAttempted"
    case .reboundsOffensive: "reboundsOffensive"
    case .reboundsDefensive: "reboundsDefensive"
    case .steals: "steals"
    case .blocks: "blocks"
    case .turnovers: "turnovers"
    case .fouls: "foulsPersonal"
    case .plusMinus: "plusMinusPoints"
    }
  }

  /// The first season that recorded the column. Before it the value is missing, never zero.
  public var firstSeason: Season {
    switch self {
    case .points, .assists, .fieldGoalsMade, .fieldGoalsAttempted, .freeThrowsMade, .freeThrowsAttempted, .fouls:
      Season(1947)
    case .rebounds: Season(1951)
    case .minutes: Season(1952)
    case .reboundsOffensive, .reboundsDefensive, .steals, .blocks: Season(1974)
    case .turnovers: Season(1978)
    case .threePointersMade, .threePointersAttempted: Season(1980)
    case .plusMinus: Season(1997)
    }
  }

  /// True from `firstSeason` on.
  public func isRecorded(in season: Season) -> Bool { season >= firstSeason }
}
