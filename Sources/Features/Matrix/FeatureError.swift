import BoxScores
import NativeLibraries

/// What can go wrong with a matrix on disk, or with what is asked of it.
public enum FeatureError: FullcourtError, Hashable {
  /// There is no such file.
  case missing(path: String)
  /// The file is no feature matrix, or a damaged one.
  case corrupt(path: String, found: String, expected: String)
  /// The file is a matrix of another catalogue, or of other games.
  case stale(path: String, found: String, expected: String)
  case cannotWrite(path: String, reason: String)

  public var exitCode: ExitCode {
    switch self {
    case .missing: .inputMissing
    case .corrupt: .corrupt
    case .stale: .preflightRefused
    case .cannotWrite: .cannotWrite
    }
  }

  public var message: String {
    switch self {
    case .missing(let path):
      "\(path): no feature matrix; build it with `fullcourt features build`"
    case .corrupt(let path, let found, let expected):
      "\(path): damaged feature matrix: found \(found), expected \(expected); build it anew with "
        + "`fullcourt features build --rebuild`"
    case .stale(let path, let found, let expected):
      "\(path): feature matrix of other input: found \(found), expected \(expected); build it anew with "
        + "`fullcourt features build`"
    case .cannotWrite(let path, let reason):
      "\(path): cannot write the feature matrix: \(reason)"
    }
  }
}
