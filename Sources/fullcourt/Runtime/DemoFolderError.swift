import NativeLibraries

struct DemoFolderError: FullcourtError {
  let path: String
  let reason: String

  var exitCode: ExitCode { .cannotWrite }
  var message: String {
    // Foundation ends its reasons with a full stop.
    let reason = reason.hasSuffix(".") ? String(reason.dropLast()) : reason
    return "cannot make the demo's folder \(path): \(reason). Name another place with --workspace."
  }
}
