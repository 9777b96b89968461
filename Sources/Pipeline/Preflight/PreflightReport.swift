import NativeLibraries

/// All that was looked at before a command, whether it passed or not.
public struct PreflightReport: Sendable, Equatable, Encodable {
  /// Such as `meta train`.
  public let subject: String
  /// In the order in which they were made.
  public let checks: [PreflightCheck]

  /// What failed, the gravest first.
  public var failures: [PreflightCheck] {
    checks.filter { !$0.passed }.enumerated().sorted {
      ($0.element.code.rank, $0.offset) < ($1.element.code.rank, $1.offset)
    }
    .map(\.element)
  }

  /// That of the gravest failure; `done` when everything passed.
  public var exitCode: ExitCode { failures.first?.code.exitCode ?? .done }

  /// - Throws: `PreflightRefused` unless everything passed.
  func require() throws(PreflightRefused) {
    guard failures.isEmpty else { throw PreflightRefused(report: self) }
  }

  private enum Key: String, CodingKey { case subject, passed, exitCode, checks }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(subject, forKey: .subject)
    try container.encode(failures.isEmpty, forKey: .passed)
    try container.encode(exitCode.rawValue, forKey: .exitCode)
    try container.encode(checks, forKey: .checks)
  }
}
