import BoxScores
import Features
import Foundation
import Testing

@testable import Windows

@Suite struct WindowRowsTests {
  private let league = LeagueFixture.early
  private var rows: WindowRows {
    WindowRows(seasons: [Season(1952), Season(1953)], table: league.table, matrix: league.matrix)
  }

  @Test func targetsAreInUnitsOfTheLeague() throws {
    let rows = rows
    let points = try #require(rows.targets[.points])
    let column = league.table[.points]
    for (index, row) in league.table.rows(of: Season(1952)...Season(1953)).enumerated() where index % 97 == 0 {
      #expect(points.outcomes[index] == column[row])
      #expect(points.labels[index] == column[row] / points.levels[index])
      #expect(points.levels[index] == league.matrix[row, FeatureCatalogue.index(of: .points)])
    }
  }

  @Test func inputsThatHaveALevelAreDividedByIt() throws {
    let rows = rows
    let input = try #require(rows.columns.names.firstIndex(of: "points_ewma6"))
    let column = try #require(FeatureCatalogue.index(of: "points_ewma6"))
    let first = league.table.rows(of: Season(1952)).lowerBound
    for index in stride(from: 0, to: rows.count, by: 101) {
      let raw = league.matrix[first + index, column]
      let level = league.matrix[first + index, FeatureCatalogue.index(of: .points)]
      let found = rows.inputs[index * rows.columns.count + input]
      #expect(found == raw * (1 / level) || (found.isNaN && raw.isNaN))
    }
    #expect(rows.columns.names.allSatisfy { !$0.hasPrefix("league_") })
  }

  @Test func splitsKeepTimeInOrderAndDatesWhole() throws {
    let rows = rows
    let known = try #require(rows.targets[.points]).rows
    let (head, tail) = rows.split(known, tailShare: 0.15)
    #expect(head + tail == known)
    #expect(rows.days[try #require(head.last)] < rows.days[try #require(tail.first)])
    let dates = Set(known.map { rows.days[$0] }).count
    let tailDates = Set(tail.map { rows.days[$0] }).count
    #expect(abs(Double(tailDates) / Double(dates) - 0.15) < 0.02)
    let blocks = rows.blocks(known, count: 3)
    #expect(blocks.flatMap(\.self) == known)
    #expect(blocks.count == 3)
    for (left, right) in zip(blocks, blocks.dropFirst()) {
      #expect(rows.days[try #require(left.last)] < rows.days[try #require(right.first)])
    }
  }

  @Test func anUnknownLevelFallsBackToTheSeasonBefore() throws {
    var values = [Float](repeating: .nan, count: 2 * FeatureBlock.width)
    values[FeatureCatalogue.index(of: .points)] = 9
    let block = try FeatureBlock(values: values, seasons: [Season(1990), Season(1990)])
    let levels = LeagueLevels.of(.points, in: block)
    #expect(levels[0] == 9)
    #expect(levels[1] == SeasonAverages.of(Season(1989))?[.points])
    #expect(
      LeagueLevels.of(.threes, in: try FeatureBlock(values: values, seasons: [Season(1980), Season(1980)]))[1].isNaN)
  }
}
