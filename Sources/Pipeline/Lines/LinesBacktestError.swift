import BoxScores
import NativeLibraries

/// Why lines cannot be scored.
public enum LinesBacktestError: FullcourtError, Equatable {
  /// No line of the files is dated in the season.
  case noLines(season: Season, files: [String])
  /// Lines of the season are there, and none is of a player in a scored game.
  case noneResolved(season: Season, lines: Int)

  public var exitCode: ExitCode { .inputMissing }

  public var message: String {
    switch self {
    case .noLines(let season, let files):
      "no line of season \(season) in \(files.joined(separator: ", ")): expected lines of games of that season"
    case .noneResolved(let season, let lines):
      "of \(lines) lines of season \(season) none is tied to a player in a regular game that was played: "
        + "'fullcourt analyze --lines FILE' lists why"
    }
  }
}
