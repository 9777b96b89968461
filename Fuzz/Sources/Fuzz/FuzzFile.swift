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
  func records(pieces size: Int) -> [String] {
    var scanner = RecordScanner(source: "fuzz.csv")
    var found: [String] = []
    let header: ([String]) -> Void = { found.append("header \($0)") }
    let record: (Int, RecordScanner.Bytes, Bool) -> Void = { line, text, hasQuote in
      found.append("\(line) \(hasQuote) \(Array(text))")
    }
    do {
      for start in stride(from: 0, to: bytes.count, by: size) {
        let piece = Array(bytes[start..<min(bytes.count, start + size)])
        try piece.withUnsafeBytes { try scanner.feed($0, header: header, record: record) }
      }
      try scanner.finish(header: header, record: record)
      found.append("malformed \(scanner.malformed.map { "\($0.line) \($0.reason)" })")
    } catch {
      found.append("\(error)")
    }
    return found
  }
  let whole = records(pieces: max(1, bytes.count))
  for size in [1, 7, 64] where bytes.count <= 2048 || size == 64 {
    check(records(pieces: size) == whole, "records do not depend on the pieces")
  }
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
