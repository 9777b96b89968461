import BoxScores
import NativeLibraries

/// What a workspace lacks for the work that was asked for.
public enum SessionError: FullcourtError, Equatable {
  case noGames(workspace: String)
  case noGamesOf(ClosedRange<Season>, workspace: String)
  /// The seasons are real ones and simulated ones.
  case mixedKinds(ClosedRange<Season>)
  /// The schedule holds no game after the last one played.
  case nothingScheduled(workspace: String)

  public var exitCode: ExitCode {
    switch self {
    case .noGames, .noGamesOf, .nothingScheduled: .inputMissing
    case .mixedKinds: .dataInvalid
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
    }
  }

  static func spelled(_ seasons: ClosedRange<Season>) -> String {
    seasons.lowerBound == seasons.upperBound
      ? "season \(seasons.lowerBound)" : "seasons \(seasons.lowerBound)-\(seasons.upperBound)"
  }
}
