import NativeLibraries

/// A step of the demo did not end as it should.
struct DemoError: FullcourtError {
  let command: [String]
  let found: ExitCode
  let expected: ExitCode

  var exitCode: ExitCode { .internal }
  var message: String {
    "the demo's step '\(command.joined(separator: " "))' ended with \(found.rawValue), expected \(expected.rawValue)"
  }
}
