import Testing

@testable import Pipeline

@Suite struct CostModelTests {
  private typealias Run = CostModel.Run

  @Test func beforeAnythingWasMeasuredARangeOfHalfToTwiceIsGiven() {
    let estimate = CostModel().estimate(.window, cells: 1_000_000)
    #expect(estimate.seconds > 0)
    #expect(estimate.range == (estimate.seconds / 2)...(estimate.seconds * 2))
    #expect(!CostModel().knows(.window))
  }

  @Test func theStepsOwnLastRunTellsTheMost() {
    let model = CostModel(measured: [
      .window: [
        Run(key: "2022-2024", cells: 1_000, seconds: 30), Run(key: "2019-2021", cells: 1_000, seconds: 90),
        Run(key: "2022-2024", cells: 1_000, seconds: 50),
      ]
    ])
    let estimate = model.estimate(.window, key: "2022-2024", cells: 1_100)
    #expect(abs(estimate.seconds - 33) < 1e-9)
    #expect(abs(estimate.range.lowerBound - 26.4) < 1e-9 && abs(estimate.range.upperBound - 55) < 1e-9)
  }

  /// 2 s to begin and 3 ms a cell, to a thousandth, from runs of very different sizes.
  @Test func aStartAndARateAreLearnedFromRunsOfAllSizes() {
    let sizes = [100, 1_000, 5_000, 40_000]
    let model = CostModel(measured: [.league: sizes.map { Run(cells: $0, seconds: 2 + 0.003 * Double($0)) }])
    let estimate = model.estimate(.league, key: "another", cells: 10_000)
    #expect(abs(estimate.seconds - 32) < 0.03)
    #expect(estimate.range.contains(estimate.seconds))
  }

  @Test func aLineNeverFallsAndNeverBeginsBelowZero() {
    let falling = CostModel(measured: [
      .meta: [Run(cells: 10, seconds: 9), Run(cells: 20, seconds: 6), Run(cells: 30, seconds: 3)]
    ])
    #expect(falling.estimate(.meta, cells: 100).seconds > falling.estimate(.meta, cells: 10).seconds)
    let steep = CostModel(measured: [
      .meta: [Run(cells: 10, seconds: 1), Run(cells: 20, seconds: 20), Run(cells: 40, seconds: 60)]
    ])
    #expect(steep.estimate(.meta, cells: 1).seconds > 0)
  }

  @Test func stepsOfAFamilyCountBeforeAllOthers() {
    let model = CostModel(measured: [
      .meta: [Run(key: "a-x", cells: 10, seconds: 100), Run(key: "b-y", cells: 10, seconds: 1)]
    ])
    #expect(model.estimate(.meta, key: "c-y", cells: 20) { $0.hasSuffix("-y") }.seconds == 2)
  }

  @Test func runsElsewhereAreAGuessAndNoMeasurement() {
    let runs = (1...5).map { Run(cells: $0 * 100, seconds: Double($0)) }
    let model = CostModel(measured: [:], elsewhere: [.window: runs])
    let estimate = model.estimate(.window, cells: 1_000)
    #expect(abs(estimate.seconds - 10) < 1e-6)
    #expect(estimate.range == (estimate.seconds / 2)...(estimate.seconds * 2))
  }

  @Test func nothingToDoTakesNoTime() {
    #expect(CostModel().estimate(.league, cells: 0).seconds == 0)
    #expect(CostModel(measured: [.league: [Run(cells: 5, seconds: 1)]]).estimate(.league, cells: 0).seconds == 0)
  }

  @Test func runsWithoutFiguresAreNotLearnedFrom() {
    let model = CostModel(measured: [.window: [Run(cells: 0, seconds: 3), Run(cells: 10, seconds: 0)]])
    #expect(!model.knows(.window))
  }
}
