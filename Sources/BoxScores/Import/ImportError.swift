import NativeLibraries

/// Why a file could not be imported at all. Single rows that are wrong are quarantined instead.
public enum ImportError: FullcourtError, Equatable {
  /// A line of a file of people that does not say who is meant.
  public struct Problem: Sendable, Hashable {
    /// Line of the file, the header being line 1.
    public let line: Int
    public let reason: String
  }

  case notFound(path: String)
  case cannotRead(file: String, reason: String)
  case nothingToImport(path: String)
  case emptyFile(file: String)
  /// The text is not text: it has zero bytes, or its first line is no UTF-8 or is endless.
  case notText(file: String, reason: String)
  /// Packed data that end too early, `after` so many bytes of text.
  case truncated(file: String, after: Int)
  case damagedArchive(file: String, reason: String)
  case unsafeEntry(archive: String, entry: String)
  case wrongKind(file: String, expected: String)
  case wrongDelimiter(file: String, found: String)
  case duplicateColumn(file: String, column: String, first: Int, second: Int)
  case missingColumns(
    file: String, missing: [String], found: [String], expected: String = "the header of the PlayerStatistics file")
  case noRows(file: String)
  /// A line of a file that has to be right as a whole: players, schedule, roster.
  case badLine(file: String, line: Int, column: String, value: String, expected: String)
  /// A line of such a file that is no record.
  case malformedLine(file: String, line: Int, reason: String)
  /// Lines with a name that nobody or several have, or that is not that of the id beside it: all of them.
  case people(file: String, problems: [Problem])
  /// Two lines say different things about the same.
  case repeatedKey(file: String, line: Int, firstLine: Int, key: String)
  /// A bug of the importer: what came out is not what went in.
  case unaccounted(file: String, read: Int, accounted: Int)

  public var exitCode: ExitCode {
    switch self {
    case .notFound, .cannotRead, .nothingToImport: .inputMissing
    case .unaccounted: .internal
    default: .dataInvalid
    }
  }

  public var message: String {
    switch self {
    case .notFound(let path):
      "\(path): no such file or folder"
    case .cannotRead(let file, let reason):
      "\(file): cannot be read: \(reason)"
    case .nothingToImport(let path):
      "\(path): holds no box scores; expected files ending in .csv, .csv.gz, .zip or .parquet "
        + "with the columns of the PlayerStatistics file"
    case .emptyFile(let file):
      "\(file): the file is empty; expected a header line and rows of box scores"
    case .notText(let file, let reason):
      "\(file): this is no CSV text: \(reason); expected UTF-8 text with a header line"
    case .truncated(let file, let bytes):
      "\(file): the packed data end too early, after \(bytes) bytes of text; fetch the file again"
    case .damagedArchive(let file, let reason):
      "\(file): damaged: \(reason); fetch the file again"
    case .unsafeEntry(let archive, let entry):
      "\(archive): refused: its entry '\(entry)' would lie outside its folder; unpack what you trust by hand"
    case .wrongKind(let file, let expected):
      "\(file): the name says \(expected), the content does not; rename it to what it is, or fetch it again"
    case .wrongDelimiter(let file, let found):
      "\(file), line 1: columns seem to be separated by \(found); expected commas; convert the file"
    case .duplicateColumn(let file, let column, let first, let second):
      "\(file), line 1: column '\(column)' stands twice, as column \(first) and \(second); "
        + "remove or rename one of them"
    case .missingColumns(let file, let missing, let found, let expected):
      "\(file), line 1: missing \(missing.count == 1 ? "column" : "columns") "
        + "\(missing.map { "'\($0)'" }.joined(separator: ", ")); found "
        + (found.isEmpty ? "none" : found.prefix(40).map { "'\($0.prefix(40))'" }.joined(separator: ", "))
        + "; expected \(expected)"
    case .noRows(let file):
      "\(file): a header and no rows; there is nothing to import"
    case .badLine(let file, let line, let column, let value, let expected):
      "\(file), line \(line), column '\(column)': found '\(value.prefix(60))', expected \(expected)"
    case .malformedLine(let file, let line, let reason):
      "\(file), line \(line): \(reason); correct the line"
    case .people(let file, let problems):
      "\(file): \(problems.count == 1 ? "one line does" : "\(problems.count) lines do") not say who is meant:\n"
        + problems.map { "  line \($0.line): \($0.reason)" }.joined(separator: "\n")
        + "\nWrite the right id into the column 'personId', or the name alone as 'fullcourt players similar' knows it."
    case .repeatedKey(let file, let line, let firstLine, let key):
      "\(file), line \(line): \(key) stands already in line \(firstLine); keep one of the two"
    case .unaccounted(let file, let read, let accounted):
      "\(file): \(read) rows were read and \(accounted) accounted for; nothing was stored. Please report this"
    }
  }

  static func archive(_ file: String, _ failure: ZipArchive.Failure) -> ImportError {
    switch failure {
    case .noArchive: .wrongKind(file: file, expected: "a zip archive")
    case .damaged(let reason): .damagedArchive(file: file, reason: reason)
    case .unsafeName(let name): .unsafeEntry(archive: file, entry: name)
    case .unsupported(let reason): .damagedArchive(file: file, reason: reason)
    }
  }
}
