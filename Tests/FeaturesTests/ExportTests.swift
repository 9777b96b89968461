import BoxScores
import Foundation
import NativeLibraries
import Testing

@testable import Features

@Suite(.enabled(if: (try? Database()) != nil, "DuckDB is not installed: make setup")) struct ExportTests {
  @Test(arguments: FeatureExport.Format.allCases) func whatIsWrittenReadsBack(_ format: FeatureExport.Format) throws {
    let league = AsOfTests.league
    let built = try Built(league.table, players: league.players)
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).\(format.rawValue)")
    defer { try? FileManager.default.removeItem(at: file) }
    try FeatureExport.write(
      built.matrix, of: league.table, seasons: Season(2022)...Season(2023), format: format, to: file)
    let source = format == .parquet ? "read_parquet" : "read_csv"
    let result = try Database().query("SELECT * FROM \(source)(\(DuckDB.quoted(file.path)))")
    let rows = league.table.rows(of: Season(2022)...Season(2023))
    #expect(result.count == rows.count)
    #expect(
      result.columnNames == ["gameId", "personId", "gameDate", "season"] + FeatureCatalogue.all.map(\.name)
        + ["target_points", "target_rebounds", "target_assists", "target_threes", "target_minutes"])
    #expect(try result.longs("gameId") == Array(league.table.gameId[rows]))
    #expect(try result.integers("gameDate", as: Int32.self, missing: 0) == Array(league.table.day[rows]))
    for name in ["points_ewma6", "with_minutes", "games_missed"] {
      let written = try result.floats(name)
      let own = built.matrix.gather(rows: rows, columns: [FeatureCatalogue.index(of: name)!])
      #expect(zip(written, own).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) }, "\(name)")
    }
    #expect(try result.floats("target_points") == Array(league.table[.points][rows]))
    #expect(!FileManager.default.fileExists(atPath: file.path + ".partial"))
  }

  @Test func aFolderThatIsAFileIsATypedError() throws {
    let league = AsOfTests.league
    let built = try Built(league.table, players: league.players)
    let wrong = built.file.appendingPathComponent("features.parquet")
    #expect(throws: FeatureError.self) {
      try FeatureExport.write(built.matrix, of: league.table, format: .parquet, to: wrong)
    }
  }
}
