import BoxScores
import Features

/// A mistake that lets the outcome into the features. Each one was made in earnest by somebody.
///
/// A sentinel sees of them what it would see of the real mistake: other numbers in the same columns, or further columns.
public enum LeakFault: String, CaseIterable, Sendable, Codable {
  /// FGA FGM 3PA FTA FTM OREB DREB STL BLK PF of the game to be forecast stand among the inputs.
  case sameGame
  /// The same, and 3PM.
  case sameGameWithThrees
  /// Rolling means are taken after tonight's game was added.
  case rollingIncludesTonight
  /// A join made eight rows of one before the rolling means were taken: "the game before" is the same game.
  case rowsEightTimes
  /// What the opponent allows on average includes what it allowed tonight.
  case allowedIncludesTonight
  /// The totals of his team are tonight's.
  case teamTotalsTonight
  /// Who appears tonight is given to forecasts that are said to know nothing of the line-up.
  case appearsTonight

  /// For reports.
  public var title: String {
    switch self {
    case .sameGame: "same-game FGA FGM 3PA FTA FTM OREB DREB STL BLK PF"
    case .sameGameWithThrees: "the same with 3PM"
    case .rollingIncludesTonight: "rolling means include tonight"
    case .rowsEightTimes: "every row eight times before rolling"
    case .allowedIncludesTonight: "opponent-allowed includes tonight"
    case .teamTotalsTonight: "tonight's team totals"
    case .appearsTonight: "who appears tonight"
    }
  }

  /// The fault as the feature builder knows it; none for columns that are put beside its own.
  var inBuilder: FeatureFault {
    switch self {
    case .sameGame, .sameGameWithThrees: []
    case .rollingIncludesTonight: .rollingIncludesTonight
    case .rowsEightTimes: .duplicatedRows
    case .allowedIncludesTonight: .opponentAllowedIncludesTonight
    case .teamTotalsTonight: .teamTotalsTonight
    case .appearsTonight: .appearsTonight
    }
  }

  /// Columns of tonight's box score that stand among the inputs.
  var tonight: [BoxColumn] {
    switch self {
    case .sameGame: Self.sameGameColumns
    case .sameGameWithThrees: Self.sameGameColumns + [.threePointersMade]
    default: []
    }
  }

  private static let sameGameColumns: [BoxColumn] = [
    .fieldGoalsAttempted, .fieldGoalsMade, .threePointersAttempted, .freeThrowsAttempted, .freeThrowsMade,
    .reboundsOffensive, .reboundsDefensive, .steals, .blocks, .fouls,
  ]
}
