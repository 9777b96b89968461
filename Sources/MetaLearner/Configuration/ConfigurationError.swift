import NativeLibraries

/// What is wrong with a configuration file.
public enum ConfigurationError: FullcourtError {
  case unreadable(file: String, reason: String)
  case notYAML(file: String, reason: String)
  case unknownKey(file: String, line: Int, key: String, nearest: String?)
  case wrongValue(file: String, line: Int, key: String, found: String, expected: String)

  public var exitCode: ExitCode {
    if case .unreadable = self { .inputMissing } else { .configurationInvalid }
  }

  public var message: String {
    switch self {
    case .unreadable(let file, let reason):
      "cannot read \(file): \(reason); the configurations that come with Fullcourt are in experiments/"
    case .notYAML(let file, let reason):
      "\(file) is not a YAML mapping: \(reason); see experiments/v4_full.yaml for the form"
    case .unknownKey(let file, let line, let key, let nearest):
      "\(file):\(line): unknown key '\(key)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "; remove it")
    case .wrongValue(let file, let line, let key, let found, let expected):
      "\(file):\(line): '\(key)' is \(found), expected \(expected)"
    }
  }
}
