import Testing

@testable import Evaluation

@Suite struct SignificanceTests {
  /// A model that is better by `gain` on average, over dates that differ from each other.
  private func losses(gain: Double, dates: Int = 120, seed: UInt64 = 21) -> DailyLosses {
    var random = SplitMix(seed: seed)
    var (days, model, baseline) = ([Int32](), [Double](), [Double]())
    for day in 0..<Int32(dates) {
      let mood = Double.random(in: -1...1, using: &random)
      for _ in 0..<Int.random(in: 5...40, using: &random) {
        let loss = 4 + mood + Double.random(in: -3...3, using: &random)
        days.append(day)
        baseline.append(loss)
        model.append(loss - gain + Double.random(in: -0.5...0.5, using: &random))
      }
    }
    return DailyLosses(days: days, model: model, baseline: baseline)
  }

  @Test func aSmallPairedGainIsFound() throws {
    let gain = try #require(PairedBootstrap().compare(losses(gain: 0.05)))
    #expect(gain.difference.upper < 0)
    #expect(gain.difference.p < 0.01)
    #expect(gain.relative.lower < gain.relative.value && gain.relative.value < gain.relative.upper)
    #expect(abs(gain.difference.value + 0.05) < 0.02)
  }

  @Test func equalModelsAreToldApartOnlyAsOftenAsTheLevelSays() throws {
    let rejected = try (0..<60).filter { seed in
      let result = try #require(
        PairedBootstrap(replicates: 400).compare(losses(gain: 0, dates: 80, seed: UInt64(1000 + seed))))
      return result.difference.lower > 0 || result.difference.upper < 0
    }.count
    #expect(rejected <= 8, "\(rejected) of 60 at a level of 5 %")
  }

  @Test func theIntervalHasTheWidthOfTheStandardErrorOverDates() throws {
    // One row a date: the bootstrap's interval is near 1.96 standard errors of the mean on both sides.
    var random = SplitMix(seed: 5)
    let differences = (0..<400).map { _ in Double.random(in: -1...1, using: &random) }
    let result = try #require(
      PairedBootstrap(replicates: 4000).compare(
        DailyLosses(days: Array(0..<400), model: differences, baseline: Array(repeating: 0, count: 400))))
    let mean = differences.reduce(0, +) / 400
    let deviation = (differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 400).squareRoot()
    let half = 1.96 * deviation / 20
    #expect(abs(result.difference.upper - (mean + half)) < 0.1 * half)
    #expect(abs(result.difference.lower - (mean - half)) < 0.1 * half)
  }

  @Test func theSameSeedGivesTheSameIntervalAndAnotherSeedAnother() {
    let losses = losses(gain: 0.02)
    #expect(PairedBootstrap(seed: 1).compare(losses) == PairedBootstrap(seed: 1).compare(losses))
    #expect(PairedBootstrap(seed: 1).compare(losses) != PairedBootstrap(seed: 2).compare(losses))
  }

  @Test func theMeanOverStatsIsTheMeanOfTheirChanges() throws {
    let (a, b) = (losses(gain: 0.1, seed: 1), losses(gain: 0.3, dates: 60, seed: 2))
    let bootstrap = PairedBootstrap(replicates: 500)
    let both = try #require(bootstrap.compareMean([a, b]))
    let (first, second) = (try #require(bootstrap.compare(a)), try #require(bootstrap.compare(b)))
    #expect(abs(both.relative.value - (first.relative.value + second.relative.value) / 2) < 1e-12)
    #expect(both.rows == a.rowCount + b.rowCount)
    #expect(bootstrap.compareMean([]) == nil)
    #expect(bootstrap.compare(DailyLosses(days: [1], model: [.nan], baseline: [1])) == nil)
  }

  @Test func holmStepsDown() {
    // 0.01 x 4, 0.02 x 3, 0.03 x 2 -> held up by 0.06, 0.5 x 1.
    let adjusted = Holm.adjusted([0.03, 0.01, .nan, 0.5, 0.02])
    #expect(zip(adjusted, [0.06, 0.04, .nan, 0.5, 0.06]).allSatisfy { $1.isNaN ? $0.isNaN : abs($0 - $1) < 1e-12 })
    #expect(Holm.adjusted([0.6, 0.9]) == [1, 1])
    #expect(Holm.adjusted([]).isEmpty)
  }
}
