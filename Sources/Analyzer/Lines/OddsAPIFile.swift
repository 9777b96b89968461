import BoxScores
import Foundation

/// Reads event odds of The Odds API v4 as downloaded: one event, an array of events, or the envelope of the historical
/// endpoint (`timestamp`, `data`).
///
/// Events hold `bookmakers`, these `markets` (`player_points` and the like, and their `_alternate`), these `outcomes` with
/// `name` Over or Under, `description` the player, `point` the line and `price`. Over and Under of one player and point make
/// one line; what stands alone is a line of one side. An outcome with anything unreadable in it is listed. See
/// https://the-odds-api.com/liveapi/guides/v4/.
public enum OddsAPIFile {
  /// Beyond this a file is refused; a night of all books is some 5 MB.
  public static let mostBytes = 256 << 20

  /// - Parameter notation: Nil: told by the prices, see `OddsAPINotation`.
  public static func read(_ file: URL, notation: Odds.Notation? = nil) throws(LinesError) -> LineFile {
    var bytes: [UInt8] = []
    do {
      try RecordFile.bytes(of: file) { piece in
        guard bytes.count + piece.count <= mostBytes else {
          throw LinesError.tooLarge(file: file.path, limit: "\(mostBytes >> 20) MiB")
        }
        bytes.append(contentsOf: piece)
      }
    } catch let error as LinesError {
      throw error
    } catch let error as ImportError {
      throw .file(error)
    } catch {
      throw .failed(file: file.path, reason: "\(error)")
    }
    return try read(bytes, named: file.path, notation: notation)
  }

  /// The same of bytes, not packed: what a fuzzer calls.
  public static func read(
    _ bytes: [UInt8], named name: String, notation: Odds.Notation? = nil
  ) throws(LinesError) -> LineFile {
    let root: JSONNode
    do {
      root = try parse(bytes)
    } catch {
      throw .json(
        file: name, line: error.line, column: error.column, path: "", found: error.found, expected: error.expected)
    }
    var reader = OddsAPIReader(file: LineFile(name: name, format: .oddsAPI))
    try reader.document(root, notation: notation)
    reader.file.problems.sort { $0.row < $1.row }
    return reader.file
  }

  private static func parse(_ bytes: [UInt8]) throws(JSONReader.Failure) -> JSONNode {
    var result: Result<JSONNode, JSONReader.Failure>?
    bytes.withUnsafeBytes { buffer in
      do throws(JSONReader.Failure) {
        result = .success(try JSONReader.parse(buffer))
      } catch {
        result = .failure(error)
      }
    }
    return try result!.get()
  }
}
