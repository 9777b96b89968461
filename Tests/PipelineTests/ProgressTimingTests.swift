import Testing

@testable import Pipeline

@Suite struct ProgressTimingTests {
  private func planned() -> ProgressTiming {
    var timing = ProgressTiming()
    let steps = [
      ProgressEvent.PlannedStep(name: "1947-1949", seconds: 0, isDone: true),
      ProgressEvent.PlannedStep(name: "1950-1952", seconds: 10),
      ProgressEvent.PlannedStep(name: "1953-1955", seconds: 20),
      ProgressEvent.PlannedStep(name: "1956-1958", seconds: 30),
    ]
    timing.apply(.planned(title: "windows", steps: steps, jobs: 1), at: 100)
    return timing
  }

  @Test func whatIsDoneBeforeIsLitFromTheStart() {
    let timing = planned()
    #expect(timing.lights == "●○○○")
    #expect(timing.done == 1 && timing.total == 4 && !timing.isComplete)
    #expect(timing.secondsLeft(at: 100) == 60)
  }

  @Test func theRestIsScaledByWhatTheFinishedPartTook() {
    var timing = planned()
    timing.apply(.started(step: "1950-1952"), at: 100)
    #expect(timing.lights == "●◐○○")
    timing.apply(.finished(step: "1950-1952", seconds: 5, note: ""), at: 105)
    // Twice as fast as planned: the 50 planned seconds that are left become 25.
    #expect(timing.secondsLeft(at: 105) == 25)
    timing.apply(.started(step: "1953-1955"), at: 105)
    timing.apply(.advanced(step: "1953-1955", fraction: 0.5, note: "points"), at: 110)
    #expect(timing.running.map(\.note) == ["points"])
    #expect(timing.secondsLeft(at: 110) == 20)
  }

  @Test func whenAllIsDoneNothingIsLeft() {
    var timing = planned()
    for step in ["1950-1952", "1953-1955", "1956-1958"] {
      timing.apply(.started(step: step), at: 100)
      timing.apply(.finished(step: step, seconds: 1, note: ""), at: 101)
    }
    #expect(timing.isComplete)
    #expect(timing.lights == "●●●●")
    #expect(timing.secondsLeft(at: 101) == nil)
  }
}
