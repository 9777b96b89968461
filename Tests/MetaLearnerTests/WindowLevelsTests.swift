import BoxScores
import Testing
import Windows

@testable import MetaLearner

@Suite struct WindowLevelsTests {
  private static let rows = 2_000

  /// Two windows about 2,000 rows: the newer one is right, the older one ranks as well and is 40 % too low.
  private static func cube() -> (SeasonCube, [Float]) {
    let seasons = Dictionary(uniqueKeysWithValues: (2016...2022).map { (Season($0), 1_000) })
    let view = SeasonView(season: Season(2022), kind: .real, available: seasons, others: [])
    let truth = (0..<rows).map { Float($0 % 40) * 0.5 }
    let outcomes = truth.enumerated().map { ($1 + Float($0 / 40 % 5) - 2).rounded() }.map { max(0, $0) }
    return (
      SeasonCube(
        view: view, rows: rows,
        values: [[.points: [.median: truth]], [.points: [.median: truth.map { $0 * 0.6 }]]]), outcomes
    )
  }

  @Test func anOldWindowIsPutOnTodaysLevelAndKeepsItsRanking() throws {
    let (cube, outcomes) = Self.cube()
    #expect(cube.view.windows.map(\.window.description) == ["2019-2021", "2016-2018"])
    let levels = WindowLevels(
      cube: cube, outcomes: [.points: outcomes], counts: .init(repeating: true, count: Self.rows))
    let old = WindowID("2016-2018")!
    let raw = try #require(cube.medians(1, .points))
    let calibrated = levels.calibrated(raw, old, .points)
    let (before, after) = (Self.error(raw, outcomes), Self.error(calibrated, outcomes))
    #expect(after < before * 0.6)
    let order = raw.indices.sorted { raw[$0] < raw[$1] }
    #expect(zip(order, order.dropFirst()).allSatisfy { calibrated[$0] <= calibrated[$1] })
    #expect(calibrated.allSatisfy { $0 >= 0 })
    #expect(levels.fittedOn == Season(2022))
  }

  @Test func rowsThatDoNotCountFitNothing() {
    let (cube, outcomes) = Self.cube()
    let levels = WindowLevels(
      cube: cube, outcomes: [.points: outcomes], counts: .init(repeating: false, count: Self.rows))
    #expect(levels.entries.isEmpty)
    #expect(levels.calibrated([1, 2], WindowID("2016-2018")!, .points) == [1, 2])
  }

  @Test func equalAndBestAreMadeOfCalibratedWindows() throws {
    let (cube, outcomes) = Self.cube()
    let levels = WindowLevels(
      cube: cube, outcomes: [.points: outcomes], counts: .init(repeating: true, count: Self.rows))
    let windows = CalibratedWindows(cube, levels: levels)
    let columns = try #require(windows.medians[.points]).compactMap(\.self)
    let equal = windows.equal(.points)
    #expect(equal[7] == (columns[0][7] + columns[1][7]) / 2)
    #expect(windows.equal(.threes).allSatisfy { $0.isNaN })
    #expect(windows.best(.threes) == nil)
    let best = try #require(windows.best(.points))
    #expect([WindowID("2019-2021")!, WindowID("2016-2018")!].contains(best.window))
  }

  private static func error(_ forecasts: [Float], _ outcomes: [Float]) -> Float {
    zip(forecasts, outcomes).reduce(0) { $0 + abs($1.0 - $1.1) } / Float(rows)
  }
}
