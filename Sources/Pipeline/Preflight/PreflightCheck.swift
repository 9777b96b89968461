/// What one look found.
public struct PreflightCheck: Sendable, Equatable, Encodable {
  public let code: CheckCode
  public let passed: Bool
  /// What is there.
  public let found: String
  /// What has to be there.
  public let expected: String
  /// The command that mends it; nil when it passed.
  public let command: String?

  static func passed(_ code: CheckCode, _ found: String, expected: String = "") -> PreflightCheck {
    PreflightCheck(code: code, passed: true, found: found, expected: expected, command: nil)
  }

  static func failed(_ code: CheckCode, _ found: String, expected: String, do command: String) -> PreflightCheck {
    PreflightCheck(code: code, passed: false, found: found, expected: expected, command: command)
  }

  private enum Key: String, CodingKey { case code, passed, found, expected, command, exitCode }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(code, forKey: .code)
    try container.encode(passed, forKey: .passed)
    try container.encode(found, forKey: .found)
    try container.encode(expected, forKey: .expected)
    try container.encode(command, forKey: .command)
    try container.encode(code.exitCode.rawValue, forKey: .exitCode)
  }

  var text: String {
    """
    \(found)
      expected: \(expected)
      do:       \(command ?? "nothing")
      check:    \(code.rawValue) (\(code.exitCode.rawValue))
    """
  }
}
