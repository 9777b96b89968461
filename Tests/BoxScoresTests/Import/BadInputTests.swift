import Foundation
import NativeLibraries
import Testing

@testable import BoxScores

/// Files that are refused whole: typed, word for word, and the store stays as it was.
@Suite(.enabled(if: DuckDB.isAvailable, "DuckDB is not installed: make setup"))
struct BadInputTests {
  private let workspace: TemporaryFolder
  private let good = BoxLine.file([BoxLine()])

  init() throws { workspace = try TemporaryFolder() }

  /// Imports a file of these bytes and returns the error's message without the folder.
  private func message(_ name: String, _ data: Data) throws -> String {
    let file = try workspace.write(name, data)
    let store = DataStore(folder: workspace.url.appendingPathComponent("data"))
    var message = "no error"
    do {
      _ = try store.importFiles([file])
    } catch let error as ImportError {
      #expect(error.exitCode == .dataInvalid || error.exitCode == .inputMissing)
      message = error.message.replacing(workspace.url.path + "/", with: "")
    }
    #expect(!FileManager.default.fileExists(atPath: store.folder.appendingPathComponent("manifest.json").path))
    return message
  }

  @Test func emptyFiles() throws {
    let words = "the file is empty; expected a header line and rows of box scores"
    #expect(try message("a.csv", Data()) == "a.csv: \(words)")
    #expect(try message("b.csv", Data("\n\n  \n".utf8)) == "b.csv: \(words)")
    #expect(try message("c.csv.gz", try Packed.gzip(Data())) == "c.csv.gz: \(words)")
  }

  @Test func headerOnly() throws {
    #expect(
      try message("a.csv", Data(BoxLine.file([]).utf8))
        == "a.csv: a header and no rows; there is nothing to import")
  }

  @Test func binaryFiles() throws {
    let bytes = Data((0..<4000).map { UInt8(truncatingIfNeeded: $0 &* 37) })
    #expect(
      try message("a.csv", bytes)
        == "a.csv: this is no CSV text: line 1 has zero bytes; expected UTF-8 text with a header line")
    #expect(
      try message("b.csv", Data(repeating: 0x41, count: 100_000))
        == "b.csv: this is no CSV text: line 1 is longer than 65,536 bytes; expected UTF-8 text with a header line")
    #expect(
      try message("c.csv", Data([0xff, 0xfe]) + Data(good.utf8))
        == "c.csv: this is no CSV text: it begins as UTF-16 does; expected UTF-8 text with a header line")
    #expect(
      try message("d.csv", Data([0x66, 0xc3, 0x28, 0x0a]))
        == "d.csv: this is no CSV text: line 1 is not valid UTF-8; expected UTF-8 text with a header line")
    #expect(
      try message("e.csv", Data(good.replacing("\n", with: "\r").utf8))
        == "e.csv: this is no CSV text: its lines end in CR alone; convert them to LF; "
        + "expected UTF-8 text with a header line")
  }

  @Test func damagedGzip() throws {
    let packed = try Packed.gzip(Data(good.utf8))
    let bytes = good.utf8.count
    #expect(
      try message("a.csv.gz", packed.dropLast(20))
        == "a.csv.gz: the packed data end too early, after \(bytes - 12) bytes of text; fetch the file again")
    #expect(
      try message("b.csv.gz", packed.dropLast(4))
        == "b.csv.gz: the packed data end too early, after \(bytes) bytes of text; fetch the file again")
    var wrong = packed
    wrong[wrong.count - 6] ^= 0xff
    #expect(
      try message("c.csv.gz", wrong) == "c.csv.gz: damaged: incorrect data check; fetch the file again")
    #expect(
      try message("d.csv.gz", packed + Data("more".utf8))
        == "d.csv.gz: damaged: something else follows the packed data; fetch the file again")
    #expect(
      try message("e.csv.gz", Data(good.utf8))
        == "e.csv.gz: the name says a gzip file, the content does not; rename it to what it is, or fetch it again")
  }

  @Test(arguments: ["../evil.csv", "/etc/evil.csv", "a/../../evil.csv", "..\\evil.csv", "C:\\evil.csv"])
  func zipsThatReachOutside(name: String) throws {
    let archive = try Packed.zip([("PlayerStatistics.csv", Data(good.utf8)), (name, Data(good.utf8))])
    #expect(
      try message("a.zip", archive)
        == "a.zip: refused: its entry '\(name)' would lie outside its folder; unpack what you trust by hand")
  }

  @Test func damagedZips() throws {
    let archive = try Packed.zip([("a.csv", Data(good.utf8))])
    #expect(
      try message("a.zip", archive.dropLast(30))
        == "a.zip: the name says a zip archive, the content does not; rename it to what it is, or fetch it again")
    #expect(
      try message("b.zip", try Packed.zip([("b.csv", Data(good.utf8))], crcError: true))
        == "b.zip/b.csv: damaged: its length or checksum is not the one the archive's directory gives; "
        + "fetch the file again")
    #expect(
      try message("c.zip", try Packed.zip([("readme.txt", Data("hello".utf8))]))
        == "c.zip: holds no box scores; expected files ending in .csv, .csv.gz, .zip or .parquet with the columns of "
        + "the PlayerStatistics file")
    for cut in stride(from: 1, to: archive.count, by: 7) {
      #expect(try message("d\(cut).zip", archive.prefix(cut)) != "no error")
    }
  }

  @Test(arguments: [(";", "semicolons"), ("\t", "tabs"), ("|", "vertical bars")])
  func otherDelimiters(delimiter: String, words: String) throws {
    #expect(
      try message("a.csv", Data(good.replacing(",", with: delimiter).utf8))
        == "a.csv, line 1: columns seem to be separated by \(words); expected commas; convert the file")
  }

  @Test func wrongHeaders() throws {
    let header = BoxLine.columns + ["points"]
    #expect(
      try message("a.csv", Data(BoxLine.file([BoxLine()], columns: header).utf8))
        == "a.csv, line 1: column 'points' stands twice, as column 17 and 36; remove or rename one of them")
    #expect(
      try message("b.csv", Data("personId,gameId,playerteamName,opponentteamName\n1,2,a,b\n".utf8))
        == "b.csv, line 1: missing columns 'points', 'gameDate or gameDateTimeEst'; found 'personId', 'gameId', "
        + "'playerteamName', 'opponentteamName'; expected the header of the PlayerStatistics file")
  }

  @Test func whatIsNotThere() throws {
    let store = DataStore(folder: workspace.url.appendingPathComponent("data"))
    let nowhere = URL(fileURLWithPath: "/nowhere/at/all.csv")
    #expect(throws: ImportError.notFound(path: "/nowhere/at/all.csv")) { try store.importFiles([nowhere]) }
    let empty = workspace.url.appendingPathComponent("empty")
    try FileManager.default.createDirectory(at: empty, withIntermediateDirectories: true)
    #expect(throws: ImportError.nothingToImport(path: empty.path)) { try store.importFiles([empty]) }
  }

  @Test func aFolderWithOneBadFileIsRefusedWhole() throws {
    try workspace.write("games/1.csv", good)
    try workspace.write("games/2.csv.gz", try Packed.gzip(Data(good.utf8)).dropLast(20))
    let store = DataStore(folder: workspace.url.appendingPathComponent("data"))
    #expect(throws: ImportError.self) { try store.importFiles([workspace.url.appendingPathComponent("games")]) }
    #expect(try store.loadTable(.real).count == 0)
  }

  @Test func brokenParquetIsRefused() throws {
    #expect(
      try message("a.parquet", Data("PAR1 but nothing more".utf8))
        == "a.parquet: damaged: it is no Parquet file that can be read; fetch the file again")
    #expect(
      try message("b.parquet", Data(good.utf8))
        == "b.parquet: the name says a Parquet file, the content does not; rename it to what it is, or fetch it again")
  }
}
