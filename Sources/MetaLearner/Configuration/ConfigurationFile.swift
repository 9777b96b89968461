import BoxScores
import Foundation

/// Reads the YAML of an experiment, in today's dialect and in the older one of `experiment.version: "4.0"`.
public struct ConfigurationFile: Sendable {
  /// What the file says, with every default filled in and flags and `enabled` made to agree.
  public let configuration: ExperimentConfiguration
  /// One sentence for each key of the older dialect, and for what contradicts itself.
  public let warnings: [String]

  /// Bytes; an experiment has two thousand.
  private static let largest = 1 << 20

  public init(contentsOf url: URL) throws(ConfigurationError) {
    let data: Data
    do {
      data = try RegularFile.data(url, atMost: Self.largest)
    } catch {
      throw .unreadable(file: url.path, reason: error.reason)
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw .notYAML(file: url.path, reason: "it is not UTF-8 text")
    }
    try self.init(text, file: url.lastPathComponent)
  }

  public init(_ text: String, file: String) throws(ConfigurationError) {
    let root = try YAMLReader.document(text, file: file)
    let isOlder = try root.section("experiment")?.mapping["version"] != nil || root.keys.contains("component_params")
    var reading = ConfigurationReading()
    try reading.read(root, older: isOlder)
    configuration = reading.result
    warnings = reading.warnings
  }
}
