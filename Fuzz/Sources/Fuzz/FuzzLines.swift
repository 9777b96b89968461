import Analyzer

/// Betting lines by their bytes; the first says whether as CSV or as The Odds API's JSON, and how the odds are written.
///
/// A file that is accepted means the same each time, every line of it can be priced, and no row is lost: it is a line or
/// a problem with a place.
func fuzzLines(_ bytes: [UInt8]) {
  guard let kind = bytes.first else { return }
  let text = Array(bytes.dropFirst())
  let notation: Odds.Notation = kind & 2 == 0 ? .american : .decimal
  func read() throws -> LineFile {
    kind & 1 == 0
      ? try text.withUnsafeBytes { try LinesCSV.read($0, named: "fuzz.csv", notation: notation) }
      : try OddsAPIFile.read(text, named: "fuzz.json", notation: notation)
  }
  do {
    let file = try read()
    let again = try read()
    check(file.lines == again.lines && file.problems == again.problems, "bytes mean one file of lines")
    check(file.format == .oddsAPI || file.rows == file.lines.count + file.problems.count, "no row is lost")
    for line in file.lines {
      for odds in [line.over, line.under].compactMap(\.self) {
        check(odds.decimal > 1 && odds.decimal.isFinite, "odds pay something")
      }
    }
    check(file.problems.allSatisfy { !$0.expected.isEmpty }, "a problem says what was expected")
  } catch {
    check(!"\(error)".isEmpty, "an error says something")
  }
}
