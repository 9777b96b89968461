import Foundation

/// A file of box scores made ready for the engine, with every record that is none already set apart.
struct PreparedFile: Sendable {
  enum Content: Sendable {
    /// A CSV without header: file number, line, then the records as they were.
    case text(URL)
    case parquet(URL)
  }

  /// Position among the files of the import.
  let number: Int
  let name: String
  let header: PlayerHeader
  let content: Content
  /// Rows that go to the engine.
  let rows: Int
  let malformed: [RecordScanner.Malformed]

  /// Reads a text once: unpacks and checks it, finds its header, numbers its records and writes them to `folder`.
  static func text(_ source: TextSource, number: Int, in folder: URL) throws -> PreparedFile {
    let file = folder.appendingPathComponent("\(number).csv")
    let output = try BufferedOutput(file)
    var scanner = RecordScanner(source: source.name)
    var found: PlayerHeader?
    let header: ([String]) throws -> Void = { found = try PlayerHeader($0, file: source.name) }
    let record: (Int, RecordScanner.Bytes, Bool) throws -> Void = { line, bytes, hasQuote in
      output.write(number)
      output.write(byte: 0x2c)
      output.write(line)
      output.write(byte: 0x2c)
      // The engine reads on several threads and has to find line ends without knowing of quotes.
      if hasQuote { output.writeOnOneLine(bytes) } else { output.write(bytes) }
      try output.endLine()
    }
    try source.read { piece in
      try scanner.feed(piece, header: header, record: record)
    }
    try scanner.finish(header: header, record: record)
    try output.close()
    guard let found else { throw ImportError.emptyFile(file: source.name) }
    guard scanner.records + scanner.malformed.count > 0 else { throw ImportError.noRows(file: source.name) }
    return PreparedFile(
      number: number, name: source.name, header: found, content: .text(file), rows: scanner.records,
      malformed: scanner.malformed)
  }
}
