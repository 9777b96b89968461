import Foundation

/// A file of lines as it was read.
public struct LinesFileNote: Codable, Sendable, Hashable {
  /// Without its folder.
  public let name: String
  /// Of the file as it lies there, packed or not.
  public let sha256: String
  /// Rows of a CSV, outcomes (one side of one line) of a JSON document.
  public let rows: Int
  /// Lines read from them, each with one side or two.
  public let lines: Int
  /// Rows that were set aside.
  public let problems: Int
}
