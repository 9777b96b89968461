import BoxScores
import NativeLibraries

/// Why a file of lines could not be read at all. Single rows that are wrong are listed instead.
public enum LinesError: FullcourtError {
  /// Missing, unreadable, damaged or no CSV text.
  case file(ImportError)
  case failed(file: String, reason: String)
  case missingColumns(file: String, missing: [String], found: [String])
  case duplicateColumn(file: String, column: String)
  case tooLarge(file: String, limit: String)
  /// A header and nothing below it.
  case noLines(file: String)
  /// The text is no JSON, or not of the shape that was expected.
  case json(file: String, line: Int, column: Int, path: String, found: String, expected: String)
  /// Prices of both notations, or such as could be either.
  case notation(file: String, examples: [String])

  public var exitCode: ExitCode {
    switch self {
    case .file(let error): error.exitCode
    case .failed: .internal
    default: .dataInvalid
    }
  }

  public var message: String {
    switch self {
    case .file(.emptyFile(let file)): "\(file): the file is empty; expected a header line and rows of lines"
    case .file(let error): error.message
    case .failed(let file, let reason): "\(file): cannot be read: \(reason)"
    case .missingColumns(let file, let missing, let found):
      "\(file), line 1: missing \(missing.count == 1 ? "column" : "columns") "
        + missing.map { "'\($0)'" }.joined(separator: ", ") + "; found "
        + found.prefix(40).map { "'\($0.prefix(40))'" }.joined(separator: ", ")
        + "; expected " + LinesCSV.expectedColumns
    case .duplicateColumn(let file, let column):
      "\(file), line 1: column '\(column)' stands twice; remove or rename one of them"
    case .tooLarge(let file, let limit): "\(file): more than \(limit); cut it into smaller files"
    case .noLines(let file): "\(file): it has a header and no lines; expected rows of lines below the header"
    case .json(let file, let line, let column, let path, let found, let expected):
      "\(file), line \(line), column \(column)\(path.isEmpty ? "" : ", \(path)"): found \(found.prefix(80)), "
        + "expected \(expected); expected event odds of The Odds API v4 as downloaded"
    case .notation(let file, let examples):
      "\(file): cannot tell whether prices are American or decimal: "
        + examples.map { "'\($0.prefix(20))'" }.joined(separator: ", ") + "; say which they are"
    }
  }
}
