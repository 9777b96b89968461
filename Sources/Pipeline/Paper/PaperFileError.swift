import Foundation
import NativeLibraries

/// A file of an analysis that cannot be placed from.
public enum PaperFileError: FullcourtError, Equatable {
  case unreadable(file: String, reason: String)
  /// The file can be read, and an analysis is something else.
  case noAnalysis(file: String, reason: String)

  public var exitCode: ExitCode {
    switch self {
    case .unreadable: .inputMissing
    case .noAnalysis: .dataInvalid
    }
  }

  public var message: String {
    switch self {
    case .unreadable(let file, let reason): "\(file) cannot be read: \(reason)"
    case .noAnalysis(let file, let reason):
      "\(file) is not what 'fullcourt analyze --json' wrote: \(reason)"
    }
  }
}
