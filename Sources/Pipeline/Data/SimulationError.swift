import BoxScores
import NativeLibraries

/// Why a league is not simulated.
public enum SimulationError: FullcourtError, Equatable {
  /// A store has one simulated league, and the new one lacks seasons of the one there is.
  case wouldRemove(seasons: [Season], asked: ClosedRange<Season>, workspace: String)

  public var exitCode: ExitCode { .preflightRefused }

  public var message: String {
    switch self {
    case .wouldRemove(let seasons, let asked, let workspace):
      "\(workspace) has simulated \(Self.spelled(seasons)), which \(SessionError.spelled(asked)) would remove: a store "
        + "has one simulated league. Simulate a range that holds all of them (--seasons "
        + "\(min(seasons.first ?? asked.lowerBound, asked.lowerBound))-"
        + "\(max(seasons.last ?? asked.upperBound, asked.upperBound))), or let them go with --replace."
    }
  }

  /// `season 1947`, `seasons 1947-1950, 1953`.
  static func spelled(_ seasons: [Season]) -> String {
    var runs: [ClosedRange<Season>] = []
    for season in seasons {
      if let last = runs.last, last.upperBound.next == season {
        runs[runs.count - 1] = last.lowerBound...season
      } else {
        runs.append(season...season)
      }
    }
    let words = runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
    return (seasons.count == 1 ? "season " : "seasons ") + words.joined(separator: ", ")
  }
}
