import Foundation
import NativeLibraries

/// Why a report was not written.
public enum ReportError: FullcourtError, Equatable {
  case cannotWrite(path: String, reason: String)

  public var exitCode: ExitCode { .cannotWrite }
  public var message: String {
    switch self {
    case .cannotWrite(let path, let reason):
      "cannot write the report \(path): \(reason). Name a file in a folder that exists and can be written."
    }
  }
}
