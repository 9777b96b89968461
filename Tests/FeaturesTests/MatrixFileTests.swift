import BoxScores
import Foundation
import Testing

@testable import Features

@Suite struct MatrixFileTests {
  private let built: Built

  init() throws { built = try Built(AsOfTests.league.table, players: AsOfTests.league.players) }

  private func damaged(_ change: (inout Data) -> Void) throws -> URL {
    var bytes = try Data(contentsOf: built.file)
    change(&bytes)
    let file = built.file.appendingPathExtension("damaged")
    try bytes.write(to: file)
    return file
  }

  private func failure(
    _ file: URL, table: PlayerGameTable? = nil, players: PlayerDirectory? = nil
  ) -> FeatureError? {
    defer { if file != built.file { try? FileManager.default.removeItem(at: file) } }
    do throws(FeatureError) {
      _ = try FeatureBuilder.open(file, expecting: table ?? built.table, players: players ?? built.players)
      return nil
    } catch {
      return error
    }
  }

  @Test func whatWasWrittenOpensAgain() throws {
    let again = try FeatureBuilder.open(built.file, expecting: built.table, players: built.players)
    #expect(again.rowCount == built.table.count)
    #expect(again.tableHash == built.matrix.tableHash)
    #expect(again.values.map(\.bitPattern) == built.matrix.values.map(\.bitPattern))
    #expect(!FileManager.default.fileExists(atPath: built.file.path + ".partial"))
  }

  @Test func rowsAndGatheredNumbersAgree() {
    let matrix = built.matrix
    let columns = [3, 0, FeatureCatalogue.all.count - 1]
    let gathered = matrix.gather(rows: [5, 2], columns: columns)
    #expect(gathered.map(\.bitPattern) == [5, 2].flatMap { row in columns.map { matrix[row, $0].bitPattern } })
    #expect(matrix.gather(rows: 2..<2, columns: columns).isEmpty)
    #expect(matrix.row(4).count == matrix.columnCount)
  }

  @Test func aFileThatIsNotThereIsMissing() {
    guard case .missing = failure(URL(fileURLWithPath: "/nowhere/features.matrix")) else {
      Issue.record("expected .missing")
      return
    }
  }

  @Test func damageIsNamed() throws {
    for change in [{ $0 = Data() }, { $0 = $0.dropLast(4) }, { $0[0] = 0 }, { $0[30] = 255 }] as [(inout Data) -> Void]
    {
      guard case .corrupt = failure(try damaged(change)) else {
        Issue.record("expected .corrupt")
        continue
      }
    }
  }

  /// Every number counts: one of them changed by one bit, or two of them exchanged, and the file is refused.
  @Test func aFlippedBitInTheNumbersIsFound() throws {
    let size = try Data(contentsOf: built.file).count
    for place in stride(from: MatrixHeader.size, to: size, by: (size - MatrixHeader.size) / 40 | 1) + [size - 1] {
      guard case .corrupt(_, let found, let expected) = failure(try damaged({ $0[place] ^= 1 << (place % 8) })) else {
        Issue.record("a flipped bit at \(place) was read")
        continue
      }
      #expect(found.hasPrefix("numbers ") && expected.hasPrefix("numbers ") && found != expected)
    }
  }

  @Test func otherGamesPlayersOrSchemasAreStale() throws {
    var table = built.table
    table[.points][0] += 1
    var players = built.players
    players[table.personId[0]] = Player(personId: table.personId[0], firstName: "", lastName: "")
    let schema = try damaged { $0[40] = 0x7A }
    for error in [failure(built.file, table: table), failure(built.file, players: players), failure(schema)] {
      guard case .stale = error else {
        Issue.record("expected .stale, found \(String(describing: error))")
        continue
      }
    }
  }

  @Test func aFolderThatIsNotThereCannotBeWritten() {
    #expect(throws: FeatureError.self) {
      try FeatureBuilder.build(
        table: built.table, players: built.players, to: URL(fileURLWithPath: "/nowhere/a.matrix"), threads: 1)
    }
  }
}
