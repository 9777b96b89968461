import Foundation

/// A CSV text of any size, packed with gzip or not, record by record.
///
/// For files of other modules: strict as box scores are read (see `RecordScanner`), but what a field means is the
/// caller's matter.
package enum RecordFile {
  /// A line that is no record.
  package struct Malformed: Sendable, Hashable {
    package let line: Int
    package let reason: String
    /// The line's beginning.
    package let text: String
  }

  /// Reads a file to its end.
  /// - Parameters:
  ///   - header: is given the fields of the first record.
  ///   - record: is given the line in which a record begins and its fields, as many as the header has.
  /// - Returns: The lines that are no records, in order.
  /// - Throws: `ImportError` for a file that cannot be read as a whole, and what the closures throw.
  package static func read(
    _ file: URL, header: @escaping ([String]) throws -> Void, record: @escaping (Int, [String]) throws -> Void
  ) throws -> [Malformed] {
    try read(named: file.path, { try bytes(of: file, $0) }, header, record)
  }

  /// Hands on the unpacked bytes of a file, piece by piece.
  package static func bytes(of file: URL, _ receive: (UnsafeRawBufferPointer) throws -> Void) throws {
    guard FileManager.default.fileExists(atPath: file.path) else { throw ImportError.notFound(path: file.path) }
    let isPacked = (try? MappedFile(file))?.starts(with: [0x1f, 0x8b]) ?? false
    try TextSource(file: file, packing: isPacked ? .gzip : .none).read(receive)
  }

  /// The same of a text that is in memory already, not packed.
  package static func read(
    _ bytes: UnsafeRawBufferPointer, named name: String, header: @escaping ([String]) throws -> Void,
    record: @escaping (Int, [String]) throws -> Void
  ) throws -> [Malformed] {
    try read(named: name, { try $0(bytes) }, header, record)
  }

  private static func read(
    named name: String, _ pieces: ((UnsafeRawBufferPointer) throws -> Void) throws -> Void,
    _ header: @escaping ([String]) throws -> Void, _ record: @escaping (Int, [String]) throws -> Void
  ) throws -> [Malformed] {
    var scanner = RecordScanner(source: name)
    let fields: (Int, RecordScanner.Bytes, Bool) throws -> Void = { line, bytes, _ in
      try record(line, CSVFields.split(bytes))
    }
    try pieces { try scanner.feed($0, header: header, record: fields) }
    try scanner.finish(header: header, record: fields)
    return scanner.malformed.map { Malformed(line: $0.line, reason: $0.reason, text: $0.text) }
  }
}
