import Foundation

/// A file of lines, read: every row is a line or a problem, none is lost.
public struct LineFile: Sendable {
  /// How the file is laid out.
  public enum Format: String, Sendable, Codable {
    case csv
    /// The Odds API v4, event odds as downloaded.
    case oddsAPI
  }

  /// Its path, or what the bytes were said to be named.
  public let name: String
  public let format: Format
  /// In the order of the file.
  public internal(set) var lines: [PropLine] = []
  /// Rows that were set aside.
  public internal(set) var problems: [LineProblem] = []
  /// Rows of a CSV, outcomes (one side of one line) of a JSON file: those of lines and those that were set aside.
  public internal(set) var rows = 0
  /// Markets of a JSON file that are not among the five, with their outcomes. They are no problem and are not lines.
  public internal(set) var otherMarkets: [String: Int] = [:]

  /// More rows than any season of quotes has; a file with more is refused.
  public static let mostRows = 5_000_000

  init(name: String, format: Format) {
    self.name = name
    self.format = format
  }

  /// Quotes of one side only.
  public var oneSided: Int { lines.reduce(0) { $0 + ($1.isTwoSided ? 0 : 1) } }

  /// Reads a file by its name: `.json` and `.json.gz` as The Odds API has them, everything else as CSV, packed or not.
  /// - Parameter notation: How prices are written. Nil: a CSV is American, and a JSON file's prices tell.
  public static func read(_ file: URL, notation: Odds.Notation? = nil) throws(LinesError) -> LineFile {
    let name = file.lastPathComponent.lowercased()
    return name.hasSuffix(".json") || name.hasSuffix(".json.gz")
      ? try OddsAPIFile.read(file, notation: notation) : try LinesCSV.read(file, notation: notation ?? .american)
  }

  /// The same of bytes that are not packed, such as the body of a request.
  public static func read(
    _ bytes: [UInt8], as format: Format, named name: String, notation: Odds.Notation? = nil
  ) throws(LinesError) -> LineFile {
    guard format == .csv else { return try OddsAPIFile.read(bytes, named: name, notation: notation) }
    var result: Result<LineFile, LinesError>?
    bytes.withUnsafeBytes { buffer in
      do throws(LinesError) {
        result = .success(try LinesCSV.read(buffer, named: name, notation: notation ?? .american))
      } catch {
        result = .failure(error)
      }
    }
    return try result!.get()
  }
}
