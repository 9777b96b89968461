import Foundation
import Testing

@testable import NativeLibraries

@Suite(.enabled(if: DuckDB.isAvailable, "DuckDB is not installed: make setup"))
struct DuckDBTests {
  @Test func readsEveryNumberAndMarksWhatIsMissing() throws {
    let database = try Database(threads: 1)
    let result = try database.query(
      """
      SELECT * FROM (VALUES
        (1::TINYINT, 300::SMALLINT, 70000::INTEGER, 5000000000::BIGINT, 1.5::FLOAT, 2.25::DOUBLE, 'short', true),
        (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
        (-1, -300, -70000, -5000000000, -1.5, -2.25, 'a text of more than twelve bytes: é', false)
      ) t(a, b, c, d, e, f, g, h)
      """)
    #expect(result.count == 3)
    #expect(result.columnNames == ["a", "b", "c", "d", "e", "f", "g", "h"])
    #expect(try result.longs("a", missing: 99) == [1, 99, -1])
    #expect(try result.integers("b", as: Int16.self, missing: 0) == [300, 0, -300])
    #expect(try result.longs("c", missing: 99) == [70000, 99, -70000])
    #expect(try result.longs("d", missing: 99) == [5_000_000_000, 99, -5_000_000_000])
    let floats = try result.floats("e")
    #expect(floats[0] == 1.5 && floats[1].isNaN && floats[2] == -1.5)
    let doubles = try result.doubles("f")
    #expect(doubles[0] == 2.25 && doubles[1].isNaN && doubles[2] == -2.25)
    #expect(try result.strings("g") == ["short", nil, "a text of more than twelve bytes: é"])
    #expect(try result.validity("h") == [true, false, true])
    #expect(try result.longs("h") == [1, 0, 0])
  }

  @Test func readsSumsDecimalsAndDays() throws {
    let database = try Database(threads: 1)
    let result = try database.query(
      "SELECT sum(x) AS total, avg(x) AS mean, 12.34::DECIMAL(9, 2) AS price, DATE '1970-01-03' AS day FROM range(-5, 3) t(x)"
    )
    #expect(try result.longs("total") == [-12])
    #expect(try result.doubles("total") == [-12])
    #expect(try result.doubles("mean") == [-1.5])
    #expect(try result.doubles("price") == [12.34])
    #expect(try result.longs("day") == [2])
  }

  @Test func manyChunksComeBackInOrder() throws {
    let database = try Database(threads: 2)
    let result = try database.query(
      "SELECT x, CASE WHEN x % 3 = 0 THEN NULL ELSE x::DOUBLE END AS third FROM range(10000) t(x) ORDER BY x")
    #expect(try result.longs("x") == (0..<10000).map { Int64($0) })
    let third = try result.doubles("third")
    #expect(third.indices.allSatisfy { $0 % 3 == 0 ? third[$0].isNaN : third[$0] == Double($0) })
  }

  @Test func tablesMadeOfColumnsReadBackEqual() throws {
    let database = try Database(threads: 1)
    let rows = 5000
    let ids = (0..<rows).map { Int64($0) * 7_000_000_007 }
    let values = (0..<rows).map { $0 % 5 == 0 ? Float.nan : Float($0) / 3 }
    let names = (0..<rows).map { $0 % 7 == 0 ? nil : $0 % 7 == 1 ? "" : "player number \($0) of the list" }
    let days = (0..<rows).map { Int32($0) - 2000 }
    try database.createTable(
      "t", [("id", .longs(ids)), ("v", .missingFloats(values)), ("name", .strings(names)), ("day", .days(days))])
    let result = try database.query("SELECT id, v, name, day, day::VARCHAR AS text FROM t ORDER BY id")
    #expect(try result.longs("id") == ids)
    #expect(try result.strings("name") == names)
    #expect(try result.integers("day", as: Int32.self, missing: 0) == days)
    #expect(try result.strings("text").first == "1964-07-11")
    let floats = try result.floats("v")
    #expect(floats.indices.allSatisfy { values[$0].isNaN ? floats[$0].isNaN : floats[$0] == values[$0] })
  }

  @Test func aStatementThatFailsSaysWhy() throws {
    let database = try Database(threads: 1)
    #expect {
      try database.query("SELECT * FROM nowhere")
    } throws: { error in
      guard case DuckDBError.statement(let sql, let reason) = error else { return false }
      return sql == "SELECT * FROM nowhere" && reason.contains("nowhere")
    }
    // The connection works on.
    #expect(try database.query("SELECT 1 AS one").longs("one") == [1])
  }

  @Test func askingForTheWrongColumnOrTypeIsTyped() throws {
    let result = try Database(threads: 1).query("SELECT 1 AS one, 'x' AS letter, [1] AS list")
    #expect(throws: DuckDBError.noColumn(name: "two", columns: ["one", "letter", "list"])) { try result.longs("two") }
    #expect(throws: DuckDBError.wrongType(column: "letter", found: "text", expected: "whole numbers")) {
      try result.longs("letter")
    }
    #expect(throws: DuckDBError.self) { try result.doubles("list") }
    #expect(throws: DuckDBError.wrongType(column: "one", found: "integer", expected: "text")) {
      try result.strings("one")
    }
  }

  @Test func columnsOfUnequalLengthMakeNoTable() throws {
    let database = try Database(threads: 1)
    #expect(throws: DuckDBError.unequalColumns(table: "t", expected: 2, found: 1, column: "b")) {
      try database.createTable("t", [("a", .longs([1, 2])), ("b", .longs([1]))])
    }
  }

  @Test func parquetGoesOutAndComesBack() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("duckdb-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("it's.parquet")
    let database = try Database(threads: 1)
    try database.execute("COPY (SELECT x FROM range(10) t(x)) TO \(DuckDB.quoted(file.path)) (FORMAT parquet)")
    let back = try database.query("SELECT sum(x) AS s FROM read_parquet(\(DuckDB.quoted(files: [file])))")
    #expect(try back.longs("s") == [45])
  }

  @Test func anUnknownSettingIsRefused() throws {
    #expect(throws: DuckDBError.self) { _ = try Database(settings: ["no_such_setting": "1"]) }
  }
}
