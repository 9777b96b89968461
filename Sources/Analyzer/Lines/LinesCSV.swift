import BoxScores
import Foundation

/// Reads lines in the project's CSV: `gameDate` and/or `tipoffUtc`, `homeTeam`, `awayTeam`, `player` and/or `personId`,
/// `market`, `book`, `line`, `overOdds`, `underOdds`, and where it has them `source`, `captured`, `gameId`, `actual`.
///
/// Columns in any order, case does not matter, others are ignored. Empty odds mean that the side is not quoted. A row
/// with anything unreadable in it is listed with its line, column, what was found and what was expected.
public enum LinesCSV {
  static let expectedColumns =
    "gameDate or tipoffUtc, homeTeam, awayTeam, player or personId, market, book, line, overOdds, underOdds"

  /// Reads a file, packed with gzip or not.
  /// - Complexity: O(bytes); the lines are held in memory.
  public static func read(_ file: URL, notation: Odds.Notation = .american) throws(LinesError) -> LineFile {
    try collect(named: file.path, notation) { try RecordFile.read(file, header: $0, record: $1) }
  }

  /// The same of bytes, not packed: what a fuzzer calls.
  public static func read(
    _ bytes: UnsafeRawBufferPointer, named name: String, notation: Odds.Notation = .american
  ) throws(LinesError) -> LineFile {
    try collect(named: name, notation) { try RecordFile.read(bytes, named: name, header: $0, record: $1) }
  }

  private typealias Reading = (
    @escaping ([String]) throws -> Void, @escaping (Int, [String]) throws -> Void
  ) throws -> [RecordFile.Malformed]

  private static func collect(
    named name: String, _ notation: Odds.Notation, _ reading: Reading
  ) throws(LinesError) -> LineFile {
    var result = LineFile(name: name, format: .csv)
    var columns: LinesColumns?
    var seen: [LineIdentity: Int] = [:]
    let malformed: [RecordFile.Malformed]
    do {
      malformed = try reading(
        { columns = try LinesColumns($0, file: name) },
        { row, fields in
          guard let columns else { return }
          result.rows += 1
          guard result.rows <= LineFile.mostRows else {
            throw LinesError.tooLarge(file: name, limit: "\(LineFile.mostRows) rows")
          }
          do {
            let line = try LinesRow(row: row, fields: fields, columns: columns, notation: notation).line()
            let identity = LineIdentity(line)
            if let first = seen[identity] {
              throw LinesRow.Failure(
                problem: LineProblem(
                  row: row, column: "", found: "\(line.book) \(line.market) \(line.line) of \(line.player)",
                  expected: "one row for a quote; the same stands in line \(first)"))
            }
            seen[identity] = row
            result.lines.append(line)
          } catch let failure as LinesRow.Failure {
            result.problems.append(failure.problem)
          }
        })
    } catch let error as LinesError {
      throw error
    } catch let error as ImportError {
      throw .file(error)
    } catch {
      throw .failed(file: name, reason: "\(error)")
    }
    result.rows += malformed.count
    result.problems += malformed.map {
      LineProblem(row: $0.line, column: "", found: $0.text, expected: "a record; \($0.reason)")
    }
    guard result.rows > 0 else { throw .noLines(file: name) }
    result.problems.sort { $0.row < $1.row }
    return result
  }
}
