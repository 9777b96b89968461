import Testing

@testable import MetaLearner

@Suite struct ComponentSharesTests {
  private let outcomes = (0..<400).map { Double(($0 * 7) % 20) }

  @Test func whatHelpsHasAShareAndWhatDoesNotHasNone() {
    let base = outcomes.map { $0 + 3 }
    let right = [Double](repeating: -3, count: outcomes.count)
    let wrong = [Double](repeating: 2, count: outcomes.count)
    let found = ComponentShares.rounded(base: base, corrections: [right, wrong], outcomes: outcomes, shrinkage: 0)
    // Anything that rounds to the outcome is as good: the smallest such share is taken.
    #expect(found.used[0] >= 0.85 && found.used[1] == 0)
    let drawn = ComponentShares.rounded(base: base, corrections: [right], outcomes: outcomes, shrinkage: 1)
    #expect(drawn.used == [0.5])
    let none = ComponentShares.rounded(base: base, corrections: [wrong], outcomes: outcomes, shrinkage: 0.25)
    #expect(none.fitted == [0] && none.used == [0])
  }

  @Test func aShareThatShrinkingSpoilsIsGivenUp() {
    // The best share is small, and one half is worse than nothing.
    let base = outcomes.map { $0 + 0.6 }
    let jump = [Double](repeating: -6, count: outcomes.count)
    let found = ComponentShares.rounded(base: base, corrections: [jump], outcomes: outcomes, shrinkage: 1)
    #expect(found.fitted[0] > 0 && found.used == [0])
  }

  @Test func meansAreMixedBySquaredErrors() {
    let means = outcomes.map { $0 + 2 }
    let exact = outcomes
    let found = ComponentShares.squared(means: means, candidates: [exact], outcomes: outcomes, shrinkage: 0)
    #expect(found.used == [1])
    #expect(ComponentShares.mean(5, [3], [0.5]) == 4)
    #expect(ComponentShares.mean(1, [-5], [1]) == 0)
  }
}
