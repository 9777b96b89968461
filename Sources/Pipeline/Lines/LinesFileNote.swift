import Foundation

/// A file of lines as it was read.
public struct LinesFileNote: Codable, Sendable, Hashable {
  public let name: String
  public let sha256: String
  public let rows: Int
  public let lines: Int
  /// Rows that were set aside.
  public let problems: Int
}
