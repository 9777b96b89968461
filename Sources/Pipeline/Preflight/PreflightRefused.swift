import NativeLibraries

/// A command was refused before any work was done.
public struct PreflightRefused: FullcourtError, Equatable {
  public let report: PreflightReport

  public var exitCode: ExitCode { report.exitCode }
  /// Every check that failed, the gravest first, each with the command that mends it.
  public var message: String {
    let failures = report.failures
    return failures.map(\.text).joined(separator: "\nerror: ")
      + "\n'\(report.subject)' was refused: \(failures.count) of \(report.checks.count) checks failed. "
      + "Nothing was started and nothing was spent."
  }
}
