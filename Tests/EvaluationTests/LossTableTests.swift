import BoxScores
import Foundation
import Testing

@testable import Evaluation

@Suite struct LossTableTests {
  private let days: [Int32] = [3, 1, 3, 2, 1]
  private let outcomes: [Float] = [4, 2, .nan, 7, 1]

  private func table(_ name: String, _ forecasts: [Double]) -> LossTable {
    var table = LossTable(days: days, outcomes: [(.points, outcomes)])
    table.add(name, .points, ModelForecasts(median: forecasts), outcomes: outcomes, rowDays: days)
    return table
  }

  @Test func lossesAreSummedByDayAndRowsWithoutAnOutcomeDoNotCount() throws {
    let table = table("a", [5.2, 2.4, 100, 5.5, 3])
    #expect(table.days == [1, 2, 3])
    #expect(table.rows == [.init(stat: .points, counts: [2, 1, 1])])
    // 2.4 rounds to 2 and 3 misses 1 by 2; 5.5 rounds to 6; 5.2 to 5.
    #expect(table.sums("a", .points) == [2, 1, 1])
    #expect(table.mean("a", .points) == 1)
    #expect(table.sums("a", .points, .crps) == nil && table.mean("b", .points) == nil)
  }

  @Test func twoTablesOfTheSameRowsGiveThePairedDifference() throws {
    let (ours, theirs) = (table("a", [4, 2, 0, 7, 1]), table("b", [5, 3, 0, 9, 3]))
    let daily = try #require(ours.against(theirs, model: "a", baseline: "b", stat: .points))
    #expect(daily == DailyLosses(days: days, model: [0, 0, .nan, 0, 0], baseline: [1, 1, .nan, 2, 2]))
    #expect(daily.relativeChange == -1 && daily.meanOfModel == 0)
    var other = LossTable(days: [1, 2], outcomes: [(.points, [4, 2])])
    other.add("b", .points, ModelForecasts(median: [1.0, 1.0]), outcomes: [4, 2], rowDays: [1, 2])
    #expect(ours.against(other, model: "a", baseline: "b", stat: .points) == nil)
  }

  @Test func seedsAreAveragedAndASilentModelIsLeftOut() throws {
    let both = try #require(LossTable.averaged([table("a", [4, 2, 0, 7, 1]), table("a", [6, 2, 0, 7, 1])]))
    #expect(both.sums("a", .points) == [0, 0, 1])
    #expect(LossTable.averaged([table("a", [4, 2, 0, 7, 1]), table("b", [4, 2, 0, 7, 1])])?.entries.isEmpty == true)
    #expect(table("a", [4, .nan, 0, 7, 1]).entries.isEmpty)
  }

  @Test func aTableIsReadBackAndADamagedOneIsRefused() throws {
    let table = table("a", [5, 2, 0, 6, 3])
    let data = try JSONEncoder().encode(table)
    #expect(try JSONDecoder().decode(LossTable.self, from: data) == table)
    let text = String(decoding: data, as: UTF8.self)
    for damaged in [
      text.replacing("\"days\":[1,2,3]", with: "\"days\":[1,3,2]"),
      text.replacing("\"days\":[1,2,3]", with: "\"days\":[1,2]"),
      text.replacing("\"counts\":[2,1,1]", with: "\"counts\":[2,-1,1]"),
    ] {
      #expect(damaged != text)
      #expect(throws: DecodingError.self) { try JSONDecoder().decode(LossTable.self, from: Data(damaged.utf8)) }
    }
  }

  @Test func seasonsAreJoinedInOrder() {
    let first = DailyLosses(days: [1, 2], model: [1, 1], baseline: [2, 2])
    let second = DailyLosses(days: [8, 9], model: [3, 3], baseline: [2, 2])
    let joined = second.joined(with: first)
    #expect(joined.days == [1, 2, 8, 9])
    #expect(joined == first.joined(with: second))
    #expect(joined.rowCount == 4 && joined.relativeChange == 0)
  }
}
