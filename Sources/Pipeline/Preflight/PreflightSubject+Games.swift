import BoxScores
import Foundation
import MetaLearner

extension PreflightSubject.MissingGames {
  /// A workspace without games.
  static func noGames(_ session: WorkspaceSession) -> Self {
    Self(
      found: "\(session.folder.path) has no games", expected: "games of at least one season",
      command:
        "\(session.tool) data import PATH, or simulate a league: \(session.tool) data simulate --seasons 1947-2026")
  }

  static func noGames(of season: Season, _ session: WorkspaceSession) -> Self {
    Self(
      found: "\(session.folder.path) has no games of season \(season)", expected: "games of season \(season)",
      command: "\(session.tool) data check, then \(session.tool) data import PATH")
  }

  static func mixed(_ seasons: [Season], _ session: WorkspaceSession) -> Self {
    Self(
      found:
        "\(seasons.map(\.description).joined(separator: ", ")) are real and simulated seasons, and the two never mix",
      expected: "seasons of one kind", command: "\(session.tool) data check, then name seasons of one kind")
  }
}

extension PreflightSubject.ConfigurationProblem {
  /// Reads an experiment's file; what is wrong with it becomes a check that failed.
  static func read(_ file: URL?) -> (file: ConfigurationFile?, problem: Self?) {
    guard let file else { return (nil, nil) }
    do {
      return (try ConfigurationFile(contentsOf: file), nil)
    } catch {
      return (nil, Self(file: file.relativePath, message: error.message))
    }
  }
}
