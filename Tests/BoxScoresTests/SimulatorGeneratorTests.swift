import BoxScores
import Testing

@Suite struct SimulatorGeneratorTests {
  @Test func sameSeedSameNumbers() {
    var one = SeededGenerator(seed: 7)
    var two = SeededGenerator(seed: 7)
    var other = SeededGenerator(seed: 8)
    let numbers = (0..<100).map { _ in one.next() }
    #expect(numbers == (0..<100).map { _ in two.next() })
    #expect(numbers != (0..<100).map { _ in other.next() })
  }

  @Test(arguments: [0.2, 3.0, 25.0, 90.0]) func poissonHasItsMeanAndVariance(mean: Double) {
    var generator = SeededGenerator(seed: 1)
    let draws = (0..<20_000).map { _ in Double(generator.poisson(mean)) }
    let average = draws.reduce(0, +) / 20_000
    let variance = draws.reduce(0) { $0 + ($1 - average) * ($1 - average) } / 20_000
    #expect(abs(average - mean) < 4 * (mean / 20_000).squareRoot())
    #expect(abs(variance / mean - 1) < 0.08)
  }

  @Test(arguments: [(10, 0.3), (40, 0.85), (900, 0.5), (5, 1.0), (5, 0.0)])
  func binomialHasItsMeanAndStaysInRange(trials: Int, probability: Double) {
    var generator = SeededGenerator(seed: 2)
    let draws = (0..<20_000).map { _ in generator.binomial(trials, probability) }
    #expect(draws.allSatisfy { (0...trials).contains($0) })
    let average = Double(draws.reduce(0, +)) / 20_000
    let deviation = (Double(trials) * probability * (1 - probability) / 20_000).squareRoot()
    #expect(abs(average - Double(trials) * probability) <= 4 * deviation)
  }

  @Test func splitConservesTheTotal() {
    var generator = SeededGenerator(seed: 3)
    var counts = [0, 0, 0, 0]
    for total in 0..<200 {
      generator.split(total, over: [1, 0, 3, 0], into: &counts)
      #expect(counts.reduce(0, +) == total)
      #expect(counts[1] == 0 && counts[3] == 0)
    }
  }

  @Test func factorHasMeanOne() {
    var generator = SeededGenerator(seed: 4)
    let average = (0..<50_000).reduce(0.0) { sum, _ in sum + generator.factor(0.3) } / 50_000
    #expect(abs(average - 1) < 0.01)
  }
}
