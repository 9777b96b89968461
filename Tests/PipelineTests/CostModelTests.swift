import Testing

@testable import Pipeline

@Suite struct CostModelTests {
  @Test func beforeAnythingWasMeasuredARangeOfHalfToTwiceIsGiven() {
    let estimate = CostModel().estimate(.window, cells: 1_000_000)
    #expect(estimate.seconds > 0)
    #expect(estimate.range == (estimate.seconds / 2)...(estimate.seconds * 2))
  }

  @Test func measuredRatesTakeTheirPlace() {
    let model = CostModel(measured: [.window: [1e-6, 3e-6, 2e-6]])
    let estimate = model.estimate(.window, cells: 1_000_000)
    #expect(estimate.seconds == 2)
    #expect(estimate.range == 1...3)
  }

  @Test func nothingToDoTakesNoTime() {
    #expect(CostModel().estimate(.league, cells: 0).seconds == 0)
  }
}
