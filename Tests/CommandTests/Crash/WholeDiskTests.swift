import Foundation
import Testing

/// The writes of SQLite and DuckDB fail too: a library that is put before the C library refuses one operation of the whole
/// process. It is built here from `scripts/crash/disk.c`, where there is a C compiler.
@Suite(
  .serialized, .enabled(if: Requirements.areMet && Interposer.library != nil, "no C compiler, or a library is missing"))
struct WholeDiskTests {
  private let simulation = ["data", "simulate", "--seasons", "2022-2024", "--seed", "7", "--scale", "tiny"]
  private let training = ["windows", "train", "--only", "2022-2024", "--networks", "off", "--threads", "1"]

  @Test func anOperationOfDuckDBThatFailsLeavesTheStoreAsItWas() throws {
    let folder = try TemporaryFolder()
    let sound = Tool(workspace: folder.url.appendingPathComponent("sound"))
    let operations = try Interposer.operations(of: simulation, sound)
    try #require(operations.count > 20)
    let expected = try store(sound)
    var refusals = 0
    for number in Self.chosen(Array(1...operations.count), sample: 5) {
      let tool = Tool(workspace: folder.url.appendingPathComponent("failing-\(number)"))
      refusals += try Interposer.fail(number, operations[number - 1], simulation, tool)
      // Nothing, or all of it.
      let check = try tool.run("data", "check")
      #expect([0, 66].contains(check.code), "\(operations[number - 1]): \(check.log)\(check.output)")
      #expect(try tool.run(simulation).code == 0)
      #expect(try store(tool) == expected, "\(operations[number - 1])")
    }
    #expect(refusals > 0)
    CrashScale.report("DuckDB: \(refusals) of \(operations.count) operations of an import were refused with 73")
  }

  @Test func anOperationOfSQLiteThatFailsLosesNothing() throws {
    let folder = try TemporaryFolder()
    let sound = try CrashLeague.copy(CrashLeague.windows, into: folder, named: "sound")
    let operations = try Interposer.operations(of: training, sound)
    let expected = try sound.models()
    let ofSQLite = operations.indices.filter { operations[$0].contains("registry.sqlite") }.map { $0 + 1 }
    try #require(ofSQLite.count > 10)
    let chosen = Self.chosen(ofSQLite, sample: 4)
    var refusals = 0
    for number in chosen {
      let tool = try CrashLeague.copy(CrashLeague.windows, into: folder, named: "failing-\(number)")
      refusals += try Interposer.fail(number, operations[number - 1], training, tool)
      _ = try tool.committed()
      #expect(try tool.run(training).code == 0)
      #expect(try tool.models() == expected, "\(operations[number - 1])")
      #expect(try tool.committed() == ["window 2022-2024"])
    }
    CrashScale.report(
      "SQLite: \(chosen.count) of \(operations.count) operations of a training failed, \(refusals) of them were refused with 73"
    )
  }

  private static func chosen(_ numbers: [Int], sample: Int) -> [Int] {
    guard !CrashScale.isWhole else { return numbers }
    return (0..<sample).map { numbers[$0 * (numbers.count - 1) / (sample - 1)] }
  }

  /// The content of the store's season files, by name.
  private func store(_ tool: Tool) throws -> [String: Data] {
    let place = tool.workspace.appendingPathComponent("data/simulated")
    let names = try FileManager.default.contentsOfDirectory(atPath: place.path).filter { $0.hasSuffix(".parquet") }
    // The generation in a name counts changes.
    return try Dictionary(
      uniqueKeysWithValues: names.map {
        ($0.replacing(/-g[0-9]+/, with: ""), try Data(contentsOf: place.appendingPathComponent($0)))
      })
  }
}
