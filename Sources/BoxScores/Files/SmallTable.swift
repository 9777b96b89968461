import Foundation

/// A small CSV file (players, schedule, roster), read whole. Packed or not, checked as box scores are; but a line that
/// is wrong refuses the file: these files are made by hand or by one program, and have to be right.
struct SmallTable {
  struct Row {
    let line: Int
    fileprivate let fields: [String]
  }

  let file: String
  let columns: [String]
  let rows: [Row]
  private let positions: [String: Int]

  init(_ file: URL) throws {
    let path = file.path
    guard FileManager.default.fileExists(atPath: path) else { throw ImportError.notFound(path: path) }
    let isPacked = (try? MappedFile(file))?.starts(with: [0x1f, 0x8b]) ?? false
    let source = TextSource(file: file, packing: isPacked ? .gzip : .none)
    var scanner = RecordScanner(source: path)
    var columns: [String] = []
    var rows: [Row] = []
    let header: ([String]) throws -> Void = { fields in
      if let found = CSVFields.otherDelimiter(in: fields, atLeast: 1) {
        throw ImportError.wrongDelimiter(file: path, found: found)
      }
      columns = fields
    }
    let record: (Int, RecordScanner.Bytes, Bool) throws -> Void = { line, bytes, _ in
      rows.append(Row(line: line, fields: CSVFields.split(bytes)))
    }
    try source.read { try scanner.feed($0, header: header, record: record) }
    try scanner.finish(header: header, record: record)
    if let bad = scanner.malformed.first {
      throw ImportError.malformedLine(file: path, line: bad.line, reason: bad.reason)
    }
    guard !rows.isEmpty else { throw ImportError.noRows(file: path) }
    var positions: [String: Int] = [:]
    for (index, column) in columns.enumerated() where !column.isEmpty {
      if let first = positions.updateValue(index, forKey: column.lowercased()) {
        throw ImportError.duplicateColumn(file: path, column: column, first: first + 1, second: index + 1)
      }
    }
    self.file = path
    self.columns = columns
    self.rows = rows
    self.positions = positions
  }

  func has(_ column: String) -> Bool { positions[column.lowercased()] != nil }

  /// The field under the first of the names that the file has; empty where it has none.
  func text(_ row: Row, _ names: String...) -> String {
    for name in names { if let position = positions[name.lowercased()] { return row.fields[position] } }
    return ""
  }

  /// A whole number above zero that has to be there.
  func id(_ row: Row, _ column: String) throws(ImportError) -> Int64 {
    var value = text(row, column)
    if value.hasSuffix(".0") { value.removeLast(2) }
    guard let id = Int64(value), id > 0 else {
      throw bad(row, column, text(row, column), "a whole number above zero")
    }
    return id
  }

  /// Columns that are none of these: nobody reads them.
  func columns(except known: [String]) -> [String] {
    let known = Set(known.map { $0.lowercased() })
    return columns.filter { !$0.isEmpty && !known.contains($0.lowercased()) }
  }

  func require(_ columns: [String]) throws(ImportError) {
    let missing = columns.filter { !has($0) }
    guard missing.isEmpty else {
      throw .missingColumns(
        file: file, missing: missing, found: self.columns, expected: columns.joined(separator: ", "))
    }
  }

  func bad(_ row: Row, _ column: String, _ value: String, _ expected: String) -> ImportError {
    .badLine(file: file, line: row.line, column: column, value: value, expected: expected)
  }
}
