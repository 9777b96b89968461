import BoxScores
import Features
import Foundation
import NativeLibraries
import Testing

@testable import Pipeline

@Suite(.enabled(if: LibraryStatus.of(.duckdb).isFound))
struct FeatureWorkTests {
  @Test func anExportHoldsTheSeasonsAskedFor() throws {
    let league = try TinyLeague(seasons: Season(2023)...Season(2025))
    let file = league.folder.appendingPathComponent("out.parquet")
    let export = try FeatureWork(league.session).export(
      seasons: Season(2024)...Season(2024), format: .parquet, to: file)
    let table = try #require(try league.session.history(.simulated)).table
    let rows = table.rows(of: Season(2024))
    #expect(export.rows == rows.count)
    let found = try Database(threads: 1).query("SELECT * FROM read_parquet(\(DuckDB.quoted(file.path)))")
    #expect(found.columnNames.count == export.columns)
    #expect(try found.longs("gameId") == Array(table.gameId[rows]))
  }

  @Test func whatCannotBeWrittenIsRefusedAndWhatIsNotThereToo() throws {
    let league = try TinyLeague(seasons: Season(2023)...Season(2025))
    let work = FeatureWork(league.session)
    let early = Season(1950)...Season(1960)
    #expect(throws: SessionError.noGamesOf(early, workspace: league.session.folder.path)) {
      try work.export(seasons: early, format: .csv, to: league.folder.appendingPathComponent("x.csv"))
    }
  }

  @Test func aMatrixIsBuiltOnceAndAgainWhenTheGamesChange() throws {
    let league = try TinyLeague(seasons: Season(2023)...Season(2025))
    #expect(try FeatureWork(league.session).build(rebuild: false).matrices.map { $0.seconds != nil } == [true])
    #expect(try FeatureWork(try league.reopened()).build(rebuild: false).matrices.map { $0.seconds != nil } == [false])
    #expect(try FeatureWork(try league.reopened()).build(rebuild: true).matrices.map { $0.seconds != nil } == [true])
    let session = try league.reopened()
    _ = try DataWork(session).simulate(seasons: Season(2023)...Season(2025), seed: 4, scale: .tiny)
    #expect(try FeatureWork(session).build(rebuild: false).matrices.map { $0.seconds != nil } == [true])
  }
}
