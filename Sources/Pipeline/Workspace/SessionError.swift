import BoxScores
import Features
import NativeLibraries

/// What a workspace lacks for the work that was asked for.
public enum SessionError: FullcourtError, Equatable {
  case noGames(workspace: String)
  case noGamesOf(ClosedRange<Season>, workspace: String)
  /// The seasons are real ones and simulated ones.
  case mixedKinds(ClosedRange<Season>)
  /// The schedule holds no game after the last one played.
  case nothingScheduled(workspace: String)
  /// Nothing was ever committed or budgeted, or the folder is not the one that was meant.
  case noRegistry(workspace: String)
  /// No meta-learner of the variant was trained.
  case noMetaLearner(FeatureVariant)

  public var exitCode: ExitCode {
    switch self {
    case .noGames, .noGamesOf, .nothingScheduled, .noRegistry: .inputMissing
    case .mixedKinds: .dataInvalid
    case .noMetaLearner: .preflightRefused
    }
  }

  public var message: String {
    switch self {
    case .noGames(let workspace):
      "\(workspace) has no games. Bring some in with 'fullcourt data import PATH', or simulate a league with "
        + "'fullcourt data simulate --seasons 1947-2026'."
    case .noGamesOf(let seasons, let workspace):
      "\(workspace) has no games of \(Self.spelled(seasons)). 'fullcourt data check' shows which seasons it has."
    case .mixedKinds(let seasons):
      "\(Self.spelled(seasons)) holds real and simulated seasons, and the two never mix: ask for seasons of one kind "
        + "('fullcourt data check' shows which are which)."
    case .nothingScheduled(let workspace):
      "\(workspace) has no game to come. Bring a schedule in with 'fullcourt data import --schedule FILE'."
    case .noRegistry(let workspace):
      "\(workspace) has no registry: nothing was trained there, and no budget was set. Bring games in with 'fullcourt data "
        + "import PATH', or simulate a league with 'fullcourt data simulate --seasons 1947-2026'; 'fullcourt plan' shows "
        + "what comes next."
    case .noMetaLearner(let variant):
      variant == .blind
        ? "no meta-learner is trained: train one with 'fullcourt meta train'; 'fullcourt plan' shows what it needs first."
        : "no meta-learner is trained (variant \(variant.rawValue)): train one with 'fullcourt meta train --variant "
          + "\(variant.rawValue)'; 'fullcourt plan' shows what it needs first."
    }
  }

  static func spelled(_ seasons: ClosedRange<Season>) -> String {
    seasons.lowerBound == seasons.upperBound
      ? "season \(seasons.lowerBound)" : "seasons \(seasons.lowerBound)-\(seasons.upperBound)"
  }
}
