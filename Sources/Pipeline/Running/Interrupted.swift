import NativeLibraries

/// Work stopped on request, with everything finished so far committed.
public struct Interrupted: FullcourtError, Equatable {
  /// The command that goes on where this one stopped.
  public let resume: String

  public init(resume: String) { self.resume = resume }

  public var exitCode: ExitCode { .interrupted }
  public var message: String {
    "interrupted. Everything finished so far is kept. Go on with: \(resume)"
  }
}
