import Foundation
import NativeLibraries

/// The rows that are not stored, with the reason, as a CSV that people and programs read.
enum Quarantine {
  struct Row: Sendable, Equatable {
    let file: String
    let line: Int
    let reason: String
    /// The row as the file has it, at most 500 characters.
    let record: String
  }

  static let header = "file,line,reason,record\n"

  /// All rows of an import that are quarantined, by file and line.
  static func rows(
    of files: [PreparedFile], in database: Database, _ report: inout ImportReport
  ) throws -> [Row] {
    let result = try database.query(
      "SELECT f, line, reason FROM judged WHERE reason IS NOT NULL ORDER BY f, line")
    let numbers = try result.longs("f")
    let lines = try result.longs("line")
    let reasons = try result.strings("reason")
    var judged: [Int: [(line: Int, reason: String)]] = [:]
    for index in numbers.indices {
      judged[Int(numbers[index]), default: []].append((Int(lines[index]), reasons[index] ?? ""))
    }
    var rows: [Row] = []
    for file in files {
      let own = judged[file.number, default: []]
      let records = try records(of: file, lines: own.map(\.line))
      var ofFile = own.map { line, reason in
        let record = records[line] ?? ""
        return Row(file: file.name, line: line, reason: telling(reason, record, file.header), record: record)
      }
      ofFile += file.malformed.map { Row(file: file.name, line: $0.line, reason: $0.reason, record: $0.text) }
      rows += ofFile.sorted { $0.line < $1.line }
    }
    report.reasons = summary(rows)
    return rows
  }

  /// The reason with what the file writes, where it says of a column that it is no number: the engine knows no more of it.
  private static func telling(_ reason: String, _ record: String, _ header: PlayerHeader) -> String {
    guard let words = reason.range(of: " is not a number,") else { return reason }
    let column = String(reason[..<words.lowerBound])
    var record = record
    let fields = record.withUTF8 { CSVFields.split($0) }
    guard fields.count == header.columns.count, let position = header.positions[column] else { return reason }
    return "\(column) is '\(fields[position].prefix(40))', which is no number," + reason[words.upperBound...]
  }

  /// Adds the rows to those of other files that are quarantined already. The same rows make the same file.
  static func write(
    _ rows: [Row], replacing files: Set<String>, in transaction: StoreTransaction
  ) throws -> StoreManifest.File? {
    let old = transaction.before.quarantine
    var kept: [String] = []
    if let old { kept = try keptRecords(of: old.verified(in: transaction.folder), without: files) }
    let count = kept.count + rows.count
    guard count > 0 else { return nil }
    let name = transaction.newName(nil, "quarantine", "csv")
    let output = try BufferedOutput(transaction.url(name))
    output.write(header)
    for record in kept {
      output.write(record)
      try output.endLine()
    }
    for row in rows {
      output.write(line(row))
      try output.endLine()
    }
    try output.close(synced: true)
    let new = try transaction.seal(name, rows: count)
    guard let old, old.sha256 == new.sha256 else { return new }
    try FileManager.default.removeItem(at: transaction.url(name))
    return old
  }

  private static func line(_ row: Row) -> String {
    [row.file, String(row.line), row.reason, String(row.record.prefix(500))].map(CSVFields.quoted).joined(
      separator: ",")
  }

  private static func keptRecords(of file: URL, without files: Set<String>) throws -> [String] {
    var kept: [String] = []
    var scanner = RecordScanner(source: file.path)
    let record: (Int, RecordScanner.Bytes, Bool) throws -> Void = { _, bytes, _ in
      if !files.contains(CSVFields.split(bytes)[0]) { kept.append(String(decoding: bytes, as: UTF8.self)) }
    }
    try TextSource(file: file, packing: .none).read { piece in
      try scanner.feed(piece, header: { _ in }, record: record)
    }
    try scanner.finish(header: { _ in }, record: record)
    return kept
  }

  /// The records of some lines, ascending, of a prepared file.
  private static func records(of file: PreparedFile, lines: [Int]) throws -> [Int: String] {
    guard !lines.isEmpty else { return [:] }
    switch file.content {
    case .text(let url): return try records(ofText: url, lines: lines)
    case .parquet(let url): return try records(ofParquet: url, file.header, lines: lines)
    }
  }

  private static func records(ofText url: URL, lines: [Int]) throws -> [Int: String] {
    try MappedFile(url).read { records(in: $0, lines: lines) }
  }

  private static func records(in bytes: UnsafeRawBufferPointer, lines: [Int]) -> [Int: String] {
    var wanted = lines[...]
    var records: [Int: String] = [:]
    var position = 0
    while position < bytes.count, let next = wanted.first {
      let start = bytes.baseAddress! + position
      let length =
        memchr(start, 0x0a, bytes.count - position).map { UnsafeRawPointer($0) - start } ?? bytes.count - position
      let record = UnsafeRawBufferPointer(start: start, count: length)
      // "file,line,record": the two numbers are ours.
      if let first = record.firstIndex(of: 0x2c), let second = record[(first + 1)...].firstIndex(of: 0x2c),
        Int(String(decoding: record[(first + 1)..<second], as: UTF8.self)) == next
      {
        records[next] = String(decoding: record[(second + 1)...].prefix(2000), as: UTF8.self)
        wanted.removeFirst()
      }
      position += length + 1
    }
    return records
  }

  private static func records(ofParquet url: URL, _ header: PlayerHeader, lines: [Int]) throws -> [Int: String] {
    let columns = header.columns.map { "coalesce(\(DuckDB.quoted(name: $0))::VARCHAR, '')" }.joined(separator: ", ")
    let database = try Database(threads: 1)
    try database.createTable("wanted", [("line", .longs(lines.map { Int64($0) }))])
    let result = try database.query(
      """
      SELECT file_row_number + 1 AS line, concat_ws(',', \(columns)) AS record
      FROM read_parquet(\(DuckDB.quoted(url.path)), file_row_number = true)
      WHERE file_row_number + 1 IN (SELECT line FROM wanted)
      """)
    let records = zip(try result.longs("line").map { Int($0) }, try result.strings("record").map { $0 ?? "" })
    return Dictionary(uniqueKeysWithValues: records)
  }

  private static func summary(_ rows: [Row]) -> [ImportReport.Reason] {
    var order: [String] = []
    var counts: [String: (rows: Int, example: String)] = [:]
    for row in rows {
      // Without quoted words and numbers, reasons of one kind read alike.
      var key = row.reason.replacing(#/'[^']*'/#, with: "…")
      key = key.replacing(#/-?[0-9]+([.][0-9]+)?/#, with: "#")
      if counts[key] == nil {
        order.append(key)
        counts[key] = (0, "\(row.file), line \(row.line): \(row.reason)")
      }
      counts[key]!.rows += 1
    }
    return order.map { .init(rule: $0, rows: counts[$0]!.rows, example: counts[$0]!.example) }
      .sorted { $0.rows > $1.rows }
  }
}
