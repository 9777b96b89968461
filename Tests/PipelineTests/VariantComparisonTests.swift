import BoxScores
import Evaluation
import Features
import Foundation
import MetaLearner
import Registry
import Testing

@testable import Pipeline

/// What a line-up is worth, from kept losses alone.
@Suite struct VariantComparisonTests {
  private let days: [Int32] = [1, 1, 2, 3]
  private let outcomes: [Float] = [10, 4, 7, 2]

  private func losses(_ variant: FeatureVariant, _ medians: [Double], dataHash: String = "games") -> BacktestLosses {
    var table = LossTable(days: days, outcomes: [(.points, outcomes), (.assists, outcomes)])
    for stat in [Stat.points, .assists] {
      table.add("v4", stat, ModelForecasts(median: medians), outcomes: outcomes, rowDays: days)
    }
    return BacktestLosses(
      season: Season(2025), variant: variant, kind: .real, configuration: .v4Full, model: "m", seeds: [1],
      schemaHash: FeatureCatalogue.schemaHash, dataHash: dataHash, rowsHash: "rows", losses: table)
  }

  private func withRegistry(_ body: (Registry) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("fullcourt-test-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(try Registry(Workspace(folder)))
  }

  @Test func theLineUpsForecastsStandBesideTheBlindOnesOfTheSameRows() throws {
    try withRegistry { registry in
      let lineup = losses(.lineup, [10, 4, 7, 3])
      #expect(try VariantComparison(lineup).rows(in: registry).isEmpty)
      try losses(.blind, [12, 4, 7, 4]).commit(to: registry)
      let rows = try VariantComparison(lineup).rows(in: registry)
      #expect(rows.map(\.stat) == [.points, .assists, nil])
      #expect(rows.allSatisfy { $0.model == "v4" && $0.baseline == "v4Blind" && $0.measure == .maeInt })
      // Errors of 1 in sum instead of 4.
      #expect(rows[0].result.relative.value == -0.75 && rows[0].result.rows == 4)
      #expect(try VariantComparison(losses(.blind, [10, 4, 7, 3])).rows(in: registry).isEmpty)
    }
  }

  @Test func lossesOfOtherGamesAreNotCompared() throws {
    try withRegistry { registry in
      try losses(.blind, [12, 4, 7, 4], dataHash: "other games").commit(to: registry)
      #expect(try VariantComparison(losses(.lineup, [10, 4, 7, 3])).rows(in: registry).isEmpty)
    }
  }
}
