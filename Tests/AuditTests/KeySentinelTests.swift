import BoxScores
import Testing

@testable import Audit

@Suite("Keys")
struct KeySentinelTests {
  private let sentinel = KeySentinel()

  @Test("A table, its matrix and what follows them have the same rows")
  func honest() throws {
    let subject = SmallLeague.subject()
    let count = subject.table.count
    let sentinel = KeySentinel(
      before: [.init(name: "store", count: count)], after: [.init(name: "cube", count: count)])
    let report = try sentinel.examine(subject)
    #expect(report.verdict == .passed, "\(report.text)")
    #expect(report.compared == count)
  }

  @Test("A join that makes two rows of one is named with its key")
  func doubledRow() throws {
    var subject = SmallLeague.subject()
    let rows = Array(0..<100) + [99] + Array(100..<subject.table.count)
    subject.table = subject.table.selecting(rows)
    let report = try sentinel.examine(subject)
    #expect(report.verdict == .failed)
    #expect(report.difference?.gameId == SmallLeague.league.table.gameId[99])
    #expect(report.difference?.personId == SmallLeague.league.table.personId[99])
  }

  @Test("A step that loses a row is named")
  func lostRow() {
    let table = SmallLeague.league.table
    let report = sentinel.examine([
      .init(name: "store", count: table.count), .init(name: "table", table: table.without(row: 7)),
    ])
    #expect(report.verdict == .failed)
    #expect(report.difference?.name == "rows of table")
    #expect(report.difference?.expected == "\(table.count)")
  }

  @Test("A step that changes the order of rows is named")
  func swappedRows() {
    let table = SmallLeague.league.table
    var order = Array(0..<table.count)
    order.swapAt(3, 400)
    let report = sentinel.examine([
      .init(name: "table", table: table), .init(name: "cube", table: table.selecting(order)),
    ])
    #expect(report.verdict == .failed)
    #expect(report.difference?.name == "row 3 of cube")
  }
}
