import Foundation
import Logging

/// One line an event on stderr: time, level, what, and `key=value` pairs, ready for a machine to take apart.
public struct StderrLog: LogHandler {
  public var metadata: Logger.Metadata = [:]
  public var logLevel: Logger.Level = .info

  public init() {}

  /// A logger that writes here, all but debugging.
  public static func logger() -> Logger { Logger(label: "fullcourt") { _ in StderrLog() } }

  public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  public func log(event: LogEvent) {
    let pairs = metadata.merging(event.metadata ?? [:]) { _, later in later }.sorted { $0.key < $1.key }
      .map { "\($0.key)=\(Self.quoted("\($0.value)"))" }
    let line =
      ([Self.now, event.level.rawValue, Self.quoted("\(event.message)")] + pairs).joined(separator: " ") + "\n"
    FileHandle.standardError.write(Data(line.utf8))
  }

  private static var now: String { Date().formatted(.iso8601.time(includingFractionalSeconds: true)) }

  /// A value with spaces, quotes or line breaks stands in quotes: nobody can write a line of his own into the log.
  private static func quoted(_ text: String) -> String {
    let isPlain = !text.isEmpty && text.utf8.allSatisfy { $0 > 32 && $0 < 127 && $0 != 34 && $0 != 61 }
    guard !isPlain else { return text }
    let escaped = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"": "\\\""
      case "\\": "\\\\"
      case "\n": "\\n"
      default: scalar.value < 32 || scalar.value == 127 ? "\\u{\(String(scalar.value, radix: 16))}" : String(scalar)
      }
    }
    return "\"\(escaped.joined())\""
  }
}
