import BoxScores
import Evaluation
import Foundation
import Testing

@testable import Analyzer

@Suite struct CopulaTests {
  static func poisson(_ mean: Double, _ maximum: Int) -> CountDistribution {
    var term = exp(-mean)
    return CountDistribution(
      weights: (0...maximum).map { count in
        if count > 0 { term *= mean / Double(count) }
        return term
      })
  }

  static let points = poisson(17, 60)
  static let rebounds = poisson(5.5, 25)
  static let assists = poisson(3.2, 20)

  @Test func independentNumbersAddUpAsAConvolution() {
    let sum = GaussianCopula(.independent).sum(points: Self.points, rebounds: Self.rebounds, assists: Self.assists)
    var exact = Array(repeating: 0.0, count: 60 + 25 + 20 + 1)
    for (a, p) in Self.points.probabilities.enumerated() {
      for (b, r) in Self.rebounds.probabilities.enumerated() {
        for (c, s) in Self.assists.probabilities.enumerated() { exact[a + b + c] += p * r * s }
      }
    }
    let truth = CountDistribution(weights: exact)
    for count in 0..<exact.count {
      #expect(abs(sum.atLeast(count) - truth.atLeast(count)) < 0.001, "P(\(count) or more)")
    }
    #expect(abs(sum.mean - 25.7) < 0.01)
  }

  @Test func correlatedNumbersMeetADrawnSample() throws {
    let correlation = try #require(Correlation(0.45, 0.3, 0.15))
    let copula = GaussianCopula(correlation)
    let sum = copula.sum(points: Self.points, rebounds: Self.rebounds, assists: Self.assists)
    // The same distribution by drawing: normal scores by a Cholesky root, counts by quantiles.
    var random = SeededGenerator(seed: 5)
    let l22 = (1 - 0.45 * 0.45).squareRoot()
    let l32 = (0.15 - 0.45 * 0.3) / l22
    let l33 = (1 - 0.3 * 0.3 - l32 * l32).squareRoot()
    var tally = Array(repeating: 0.0, count: 106)
    let draws = 100_000
    for _ in 0..<draws {
      let (a, b, c) = (random.normal(), random.normal(), random.normal())
      let total =
        Self.points.quantile(Normal.cdf(a)) + Self.rebounds.quantile(Normal.cdf(0.45 * a + l22 * b))
        + Self.assists.quantile(Normal.cdf(0.3 * a + l32 * b + l33 * c))
      tally[total] += 1
    }
    let drawn = CountDistribution(weights: tally)
    // Three standard errors of a share of 100,000 draws are 0.0047.
    for count in stride(from: 10, through: 45, by: 5) {
      #expect(abs(sum.atLeast(count) - drawn.atLeast(count)) < 0.006, "P(\(count) or more)")
    }
    #expect(abs(sum.standardDeviation - drawn.standardDeviation) < 0.05)
    let apart = GaussianCopula(.independent).sum(points: Self.points, rebounds: Self.rebounds, assists: Self.assists)
    #expect(sum.standardDeviation > apart.standardDeviation + 0.5)
    #expect(abs(sum.mean - apart.mean) < 0.01)
    #expect(copula.sum(points: Self.points, rebounds: Self.rebounds, assists: Self.assists) == sum)
  }

  @Test func degenerateDistributionsAreNoTrouble() throws {
    let one = CountDistribution(weights: [0, 0, 1])
    let sum = GaussianCopula(try #require(Correlation(0.9, 0.9, 0.9))).sum(points: one, rebounds: one, assists: one)
    #expect(abs(sum.probabilities[6] - 1) < 1e-12)
    let none = CountDistribution(weights: [1])
    #expect(GaussianCopula(.independent).sum(points: none, rebounds: none, assists: none).probabilities == [1])
  }

  @Test func matricesThatCannotBeAreRefused() {
    #expect(Correlation(0.9, 0.9, -0.9) == nil)
    #expect(Correlation(1, 0, 0) == nil)
    #expect(Correlation(.nan, 0, 0) == nil)
    #expect(Correlation(0.9, 0.9, 0.9) != nil)
  }

  /// Rows whose normal scores have known correlations.
  static func rows(_ count: Int, _ shared: Double, minutes: Double, seed: UInt64) -> [TransformRow] {
    var random = SeededGenerator(seed: seed)
    let (own, common) = ((1 - shared).squareRoot(), shared.squareRoot())
    return (0..<count).map { _ in
      let z = random.normal()
      func score() -> Double { Normal.cdf(common * z + own * random.normal()) }
      return TransformRow(points: score(), rebounds: score(), assists: score(), expectedMinutes: minutes)
    }
  }

  @Test func theFitFindsTheCorrelationOfEachTier() throws {
    let rows = Self.rows(20_000, 0.6, minutes: 10, seed: 1) + Self.rows(20_000, 0.2, minutes: 34, seed: 2)
    let table = try #require(CopulaFit(edges: [20], shrinkage: 300).fit(rows))
    #expect(table.rows == [20_000, 20_000])
    // Drawn to the mean of both, 0.4, by 300 / 20,300.
    for value in [table[10].pointsRebounds, table[10].pointsAssists, table[10].reboundsAssists] {
      #expect(abs(value - 0.597) < 0.015)
    }
    #expect(abs(table[34].pointsAssists - 0.203) < 0.02)
    #expect(table[19.99] == table[0] && table[20] == table[48])
  }

  @Test func aSmallTierLeansOnAllRows() throws {
    let rows = Self.rows(20_000, 0.5, minutes: 30, seed: 3) + Self.rows(3, 0, minutes: 5, seed: 4)
    let table = try #require(CopulaFit(edges: [20]).fit(rows))
    #expect(table.rows == [3, 20_000])
    #expect(abs(table[5].pointsRebounds - 0.5) < 0.05)
    #expect(CopulaFit().fit(Array(rows.prefix(29))) == nil)
    let constant = Array(
      repeating: TransformRow(points: 0.5, rebounds: 0.5, assists: 0.5, expectedMinutes: 9), count: 50)
    #expect(CopulaFit().fit(constant) == nil)
    let broken = TransformRow(points: .nan, rebounds: 0.5, assists: 0.5, expectedMinutes: 9)
    #expect(CopulaFit(edges: [20]).fit(rows + [broken]) == table)
  }

  @Test func transformsOfCountsLieWithinTheirStep() {
    let distribution = CountDistribution(weights: [0.25, 0.5, 0.25])
    #expect(distribution.transform(0) == 0.125)
    #expect(distribution.transform(1) == 0.5)
    #expect(distribution.transform(1, share: 0) == 0.25)
    #expect(distribution.transform(2, share: 1) == 1)
  }

  @Test func aPlayersForecastGivesTheDistributionOfEachMarket() throws {
    let table = CopulaTable(edges: [20], tiers: [.independent, Correlation(0.5, 0.4, 0.3)!], rows: [1, 1])
    func forecast(_ minutes: Double?) -> PlayerForecast {
      PlayerForecast(
        personId: 1, gameId: 22_400_001,
        distributions: [.points: Self.points, .rebounds: Self.rebounds, .assists: Self.assists],
        expectedMinutes: minutes)
    }
    #expect(forecast(30).distribution(of: .points, copula: nil) == Self.points)
    #expect(forecast(30).distribution(of: .threes, copula: table) == nil)
    #expect(forecast(30).distribution(of: .pra, copula: nil) == nil)
    #expect(forecast(nil).distribution(of: .pra, copula: table) == nil)
    let starter = try #require(forecast(30).distribution(of: .pra, copula: table))
    let bench = try #require(forecast(10).distribution(of: .pra, copula: table))
    #expect(starter.standardDeviation > bench.standardDeviation)
    let lines = [SmallLeague.resolved(market: .pra, line: 25.5), SmallLeague.resolved(market: .threes, line: 2.5)]
    let found = PlayerForecast.distributions(of: [forecast(30)], for: lines, copula: table)
    #expect(found == [lines[0].key: starter])
    let row = try #require(forecast(30).transforms([.points: 17, .rebounds: 5, .assists: 3]))
    #expect(row.points == Self.points.transform(17) && row.expectedMinutes == 30)
    #expect(forecast(30).transforms([.points: 17, .rebounds: 5]) == nil)
  }
}
