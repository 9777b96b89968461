import NativeLibraries

struct DemoFolderError: FullcourtError {
  let path: String
  let reason: String

  var exitCode: ExitCode { .cannotWrite }
  var message: String { "cannot make the demo's folder \(path): \(reason). Name another place with --workspace." }
}
