import Testing

@testable import BoxScores

/// Inputs that a fuzzer found to end the process, as they were found.
@Suite("Fuzzing regressions: texts")
struct FuzzTextRegressionTests {
  @Test(
    "A moment at either end of the calendar has a day",
    arguments: [
      ("0001-01-01T00:00Z", -719_163), ("0001-01-01T00:00:00+14:00", -719_163),
      ("9999-12-31T23:59:00-14:00", 2_932_897),
    ])
  func endsOfTheCalendar(_ text: String, _ day: Int32) throws {
    let moment = try #require(GameMoment(text))
    #expect(moment.easternDay(zuluIsEastern: false) == GameDay(number: day))
  }
}

/// Seen while the fuzzer's harness was written: a text that comes in pieces of a byte, as a packed one may.
@Suite("Fuzzing regressions: pieces")
struct FuzzPieceRegressionTests {
  private func lines(of text: [UInt8], pieces size: Int) throws -> [String] {
    var scanner = RecordScanner(source: "pieces.csv")
    var found: [String] = []
    let header: ([String]) -> Void = { found += $0 }
    let record: (Int, RecordScanner.Bytes, Bool) -> Void = { line, bytes, _ in found.append("\(line) \(Array(bytes))") }
    for start in stride(from: 0, to: text.count, by: size) {
      try Array(text[start..<min(text.count, start + size)]).withUnsafeBytes {
        try scanner.feed($0, header: header, record: record)
      }
    }
    try scanner.finish(header: header, record: record)
    return found
  }

  @Test("A byte-order mark is one at the start of the file and nowhere else", arguments: [1, 2, 3, 100])
  func markAfterShortHeader(pieces: Int) throws {
    // "a", line end, then the mark as the first record's text.
    let text: [UInt8] = [0x61, 0x0a, 0xef, 0xbb, 0xbf, 0x62, 0x0a]
    #expect(try lines(of: text, pieces: pieces) == ["a", "2 [239, 187, 191, 98]"])
  }
}
