/// An error a person can act on.
///
/// Every error type of Fullcourt conforms: the command line prints `message` and ends with `exitCode`. A message says
/// what was wrong, where (file, row, column, key), what was expected, and what to do about it.
public protocol FullcourtError: Error, Sendable, CustomStringConvertible {
  var exitCode: ExitCode { get }
  var message: String { get }
}

extension FullcourtError {
  public var description: String { message }
}
