import Foundation

@testable import BoxScores

/// A file by its bytes: packed or not, down to well-formed records, by the way an import goes.
func fuzzFile(_ bytes: [UInt8]) {
  let file = Scratch.file("import.csv")
  Scratch.write(bytes, to: file)
  scanInPieces(bytes)
  do {
    for source in try SourceFinder.sources(of: [file]) {
      guard case .text(let text) = source.content else { continue }
      let prepared = try PreparedFile.text(text, number: 0, in: Scratch.folder)
      check(prepared.rows >= 0 && !prepared.header.columns.isEmpty, "a prepared file has a header")
    }
  } catch {
    check(!"\(error)".isEmpty, "an error says something")
  }
}

/// The records do not depend on where the pieces of a text end.
private func scanInPieces(_ bytes: [UInt8]) {
  let whole = records(of: bytes, pieces: max(1, bytes.count))
  for size in [1, 61] where bytes.count <= 40 * size {
    check(records(of: bytes, pieces: size) == whole, "records do not depend on the pieces")
  }
}

/// All that the scanner says about a text, as bytes that can be compared.
private func records(of bytes: [UInt8], pieces size: Int) -> [UInt8] {
  var scanner = RecordScanner(source: "fuzz.csv")
  var found: [UInt8] = []
  let header: ([String]) -> Void = { for field in $0 { found += Array(field.utf8) + [0] } }
  let record: (Int, RecordScanner.Bytes, Bool) -> Void = { line, text, hasQuote in
    found.append(contentsOf: text)
    found += [0, UInt8(truncatingIfNeeded: line), hasQuote ? 1 : 0]
  }
  do {
    for start in stride(from: 0, to: bytes.count, by: size) {
      let end = min(bytes.count, start + size)
      try bytes.withUnsafeBytes { all in
        try scanner.feed(UnsafeRawBufferPointer(rebasing: all[start..<end]), header: header, record: record)
      }
    }
    try scanner.finish(header: header, record: record)
    for malformed in scanner.malformed { found += Array("\(malformed.line) \(malformed.reason)".utf8) }
  } catch {
    found += Array("\(error)".utf8)
  }
  return found
}

/// One folder for the files of a run, overwritten by each input.
enum Scratch {
  static let folder: URL = {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("fullcourt-fuzz-\(ProcessInfo.processInfo.processIdentifier)")
    do {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    } catch {
      fatalError("no folder for the files of the run: \(error)")
    }
    return url
  }()

  static func file(_ name: String) -> URL { folder.appendingPathComponent(name) }

  static func write(_ bytes: [UInt8], to file: URL) {
    do {
      try Data(bytes).write(to: file)
    } catch {
      fatalError("cannot write \(file.path): \(error)")
    }
  }
}
