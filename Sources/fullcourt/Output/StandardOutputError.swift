import NativeLibraries

/// The result of a command could not be written to where it was sent: a full disk behind `>`, or no standard output at all.
struct StandardOutputError: FullcourtError {
  /// In the system's words.
  let reason: String

  var exitCode: ExitCode { .cannotWrite }

  var message: String { "standard output: cannot be written: \(reason)" }
}
