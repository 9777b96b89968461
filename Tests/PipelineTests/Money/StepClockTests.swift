import Testing

@testable import Pipeline

@Suite struct StepClockTests {
  @Test func stepsThatRunSideBySideShareTheMachine() {
    let fake = FakeClock()
    let clock = StepClock(now: fake.now)
    fake.advance(100)
    let first = clock.begin()
    fake.advance(10)
    let second = clock.begin()
    fake.advance(10)
    #expect(clock.used(first) == 15 && clock.used(second) == 5)
    #expect(clock.running == 20)
    #expect(clock.end(second) == 5)
    fake.advance(7)
    #expect(clock.end(first) == 22)
    // Nobody runs, nobody pays.
    fake.advance(50)
    #expect(clock.running == 0 && clock.used(first) == 0)
    let third = clock.begin()
    fake.advance(1)
    #expect(clock.end(third) == 1)
  }
}
