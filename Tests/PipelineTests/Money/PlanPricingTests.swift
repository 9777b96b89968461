import BoxScores
import Foundation
import Registry
import Testing

@testable import Pipeline

/// The hand-over page's case: 8.00 left, a window for 4.40, a meta-learner for 2.20, a backtest for 1.50.
@Suite struct PlanPricingTests {
  private static let day = Date(timeIntervalSince1970: 1_795_305_600)  // 2026-11-22, UTC

  private func draft(_ step: String, _ assume: String, hours: Double) -> PlanDraft {
    let seconds = hours * 3_600
    return PlanDraft(
      step: step, state: assume == "window" ? .ready : .waiting, assume: assume,
      needs: [
        StepNeed(
          step: step, activity: .window, key: step, cells: 1, inputs: "",
          estimate: .init(seconds: seconds, range: seconds...seconds))
      ], refusal: assume == "window" ? nil : "1 of 27 windows are not trained: 2022-2024")
  }

  private func priced(limit: String, assume text: String? = nil, hours: [Double] = [1, 1, 1]) throws -> [PlanStep] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("fullcourt-test-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let ledger = Ledger(try Registry(Workspace(folder))) { Self.day }
    try ledger.set(
      Budget(cycleStart: GameDay("2026-12-01")!, limit: Money(limit)!, machines: [Machine("A10G=1.10")!]))
    let reading = try ledger.read()
    return try PlanPricing(
      machine: reading.state.budget!.machine("A10G")!, reading: reading, ledger: ledger,
      assumptions: text.map { PlanAssumptions($0)! } ?? PlanAssumptions()
    ).priced([
      draft("windows train --only 2022-2024", "window", hours: hours[0]), draft("meta train", "meta", hours: hours[1]),
      draft("backtest --seasons 2025 --prepare", "backtest", hours: hours[2]),
    ])
  }

  @Test func theWindowComesFirstAndTheBacktestIsTenCentsShort() throws {
    let steps = try priced(limit: "8", assume: "window=4.40,meta=2.20,backtest=1.50")
    #expect(steps.map(\.cost) == [Money("4.40")!, Money("2.20")!, Money("1.50")!])
    #expect(steps.map(\.affordable) == [true, true, false])
    #expect(steps[0].refusal == nil && steps[0].state == .ready)
    #expect(steps[1].refusal == "1 of 27 windows are not trained: 2022-2024")
    #expect(
      steps[2].refusal
        == "the budget does not allow 1.50 on A10G after the steps before it: 0.10 short, 8.00 is left of this cycle; the "
        + "budget resets on 2026-12-01")
    #expect(steps[0].seconds == 4 * 3_600)
  }

  @Test func tenCentsMoreAndEverythingFits() throws {
    let steps = try priced(limit: "8.10", assume: "window=4.40,meta=2.20,backtest=1.50")
    #expect(steps.map(\.affordable) == [true, true, true])
  }

  /// What is refused leaves its money to what comes after it.
  @Test func aStepThatIsTooDearIsLeftOut() throws {
    let steps = try priced(limit: "4", assume: "window=4.40,meta=2.20,backtest=1.50")
    #expect(steps.map(\.affordable) == [false, true, true])
  }

  /// The same from estimates alone: four hours at 1.10 are 4.40, and a moment for its start.
  @Test func withoutAssumptionsTheEstimatesArePriced() throws {
    let steps = try priced(limit: "8", hours: [4, 2, 1.4])
    #expect(steps.map(\.affordable) == [true, true, false])
    #expect(steps[0].cost == Money("4.40")! && steps[0].most > steps[0].cost)
    #expect(steps[0].most < Money("4.41")!)
  }

  @Test(arguments: ["", "window", "window=", "window=x", "windows=1", "window=1,window=2", "window=1,", "window=-1"])
  func whatIsNoAssumptionIsRefused(text: String) {
    #expect(PlanAssumptions(text) == nil)
  }

  @Test func timesAreReadInHoursMinutesAndSeconds() throws {
    let machine = Machine.local
    #expect(PlanAssumptions("meta=1.5h")?.milliseconds("meta", on: machine) == Int64(5_400_000))
    #expect(PlanAssumptions("meta=90min")?.milliseconds("meta", on: machine) == Int64(5_400_000))
    #expect(PlanAssumptions("meta=2.5s")?.milliseconds("meta", on: machine) == Int64(2_500))
  }
}
