import BoxScores
import Foundation
import NativeLibraries
import TestSupport
import Testing

@testable import Evaluation

/// The first check of any evaluation: pools and baselines meet the figures that were measured elsewhere.
@Suite(
  .enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absence)),
  .enabled(if: RealSeasons.canRead, RealSeasons.advice))
struct RealSeasonTests {
  @Test func poolsHaveTheRowsOfTheProtocol() throws {
    let table = try RealSeasons.table.get()
    let pools = Pools(table)
    #expect(pools.rows(.a, in: Season(2025)).count == 20_839)
    #expect(pools.rows(.b, in: Season(2025)).count == 26_206)
    #expect(pools.rows(.a, in: Season(2024)).count == 20_934)
    #expect(pools.rows(.b, in: Season(2024)).count == 26_287)
  }

  @Test(arguments: [
    (2024, BaselineModel.last5, [4.865, 2.003, 1.450, 0.923]),
    (2024, .seasonMean, [4.739, 1.939, 1.400, 0.886]),
    (2024, .ewma6, [4.659, 1.910, 1.382, 0.885]),
    (2024, .rateTimesMinutes, [4.631, 1.891, 1.368, 0.876]),
    (2025, .last5, [4.935, 2.044, 1.439, 0.963]),
    (2025, .seasonMean, [4.782, 1.969, 1.383, 0.915]),
    (2025, .ewma6, [4.710, 1.952, 1.373, 0.916]),
    (2025, .rateTimesMinutes, [4.678, 1.927, 1.360, 0.909]),
  ]) func baselinesMeetTheFiguresMeasuredElsewhere(year: Int, model: BaselineModel, expected: [Double]) throws {
    let table = try RealSeasons.table.get()
    let rows = Pools(table).rows(.a, in: Season(year))
    let baselines = Baselines(table, rows: table.rows(of: Season(year)), targets: Stat.allCases.map(\.target))
    for (stat, figure) in zip(Stat.allCases, expected) {
      let column = table[stat.column]
      let error = Metrics.mae(baselines.gather(model, stat.target, rows: rows), rows.map { column[$0] })
      #expect(abs(error - figure) < 0.005, "\(model) \(stat) \(year): \(error), elsewhere \(figure)")
    }
  }

  @Test(arguments: Stat.allCases) func calibratorsOfOneSeasonHoldInTheNext(stat: Stat) throws {
    let table = try RealSeasons.table.get()
    let pools = Pools(table)
    let baselines = Baselines(table)
    let column = table[stat.column]
    let (past, next) = (pools.rows(.a, in: Season(2024)), pools.rows(.a, in: Season(2025)))
    func forecasts(_ rows: [Int]) -> [Double] {
      baselines.gather(.rateTimesMinutes, stat.target, rows: rows).map(Double.init)
    }
    func minutes(_ rows: [Int]) -> [Double] { baselines.gather(.ewma6, .minutes, rows: rows).map(Double.init) }
    func outcomes(_ rows: [Int]) -> [Double] { rows.map { Double(column[$0]) } }

    let counts = try #require(
      ConditionalCounts.fit(forecasts: forecasts(past), outcomes: outcomes(past), second: minutes(past)))
    let distributions = counts.distributions(forecasts(next), second: minutes(next))
    let scores = try #require(distributions.scores(outcomes(next)))
    #expect(abs(scores.coverage80 - 0.8) < 0.015)
    #expect(scores.closedCoverage80 > scores.coverage80)
    #expect(scores.crps < 0.75 * Metrics.mae(forecasts(next), outcomes(next)))
    // The league drifts from season to season (points by 2 % here): a level fitted on the last one is off by as much.
    let mean = outcomes(next).reduce(0, +) / Double(next.count)
    #expect(abs(Metrics.bias(distributions.means, outcomes(next))) < 0.03 * mean)

    let level = MonotoneMap.fit(x: forecasts(past), y: outcomes(past), loss: .absolute)
    let before = Metrics.maeInt(forecasts(next), outcomes(next))
    let after = Metrics.maeInt(level.map(forecasts(next)), outcomes(next))
    #expect(after < before)
  }
}

/// Four real seasons, imported once for all tests of this module.
enum RealSeasons {
  static let table = Result { () throws -> PlayerGameTable in
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("fullcourt-seasons-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = SharedData.folder!.appendingPathComponent("player_games")
    let store = DataStore(folder: folder)
    _ = try store.importFiles((2022...2025).map { files.appendingPathComponent("\($0).csv.gz") }, threads: 2)
    return try store.loadTable(.real)
  }

  static let canRead = (try? SharedLibrary.open(.duckdb)) != nil
  static let advice: Comment = "DuckDB is not installed: make setup"
}
