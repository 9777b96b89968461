import NativeLibraries

/// A file of a simulated league that could not be written.
public struct SimulatedLeagueWriteError: FullcourtError {
  public let path: String
  public let reason: String

  public var exitCode: ExitCode { .cannotWrite }
  public var message: String {
    "cannot write the simulated league to \(path): \(reason); choose a folder that can be written to and has room"
  }
}
