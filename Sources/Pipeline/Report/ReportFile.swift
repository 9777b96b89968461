import BoxScores
import Foundation
import NativeLibraries

/// A report on its way to a file.
public enum ReportFile {
  /// Writes the page whole or not at all.
  /// - Throws: `ReportError.cannotWrite`
  public static func write(_ page: String, to path: String) throws(ReportError) {
    do {
      try DurableFile.replace(URL(fileURLWithPath: path), with: Data(page.utf8))
    } catch {
      throw .cannotWrite(path: path, reason: error.reason)
    }
  }
}

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
