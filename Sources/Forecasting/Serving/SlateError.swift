import NativeLibraries

/// Why a slate cannot be forecast although its lines are well formed.
public enum SlateError: FullcourtError, Equatable {
  /// A line of a slate file that does not say who plays.
  public struct Problem: Sendable, Hashable {
    /// Line of the file, the header being line 1.
    public let line: Int
    public let reason: String

    public init(line: Int, reason: String) {
      self.line = line
      self.reason = reason
    }
  }

  /// Players that are not to be found, or not to be told from their namesakes: all of them.
  case players(file: String, problems: [Problem])
  case nobodyPlays(file: String)

  public var exitCode: ExitCode { .dataInvalid }

  public var message: String {
    switch self {
    case .players(let file, let problems):
      "\(file): \(problems.count == 1 ? "one line does" : "\(problems.count) lines do") not say who plays:\n"
        + problems.map { "  line \($0.line): \($0.reason)" }.joined(separator: "\n")
        + "\nWrite the id into the column 'personId', or the name as 'fullcourt players similar' knows it."
    case .nobodyPlays(let file):
      "\(file): every player is marked as out; expected at least one who plays"
    }
  }
}
