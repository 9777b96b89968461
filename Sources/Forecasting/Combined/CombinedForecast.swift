import Analyzer
import BoxScores
import Evaluation
import Foundation
import MetaLearner

extension MetaForecast {
  /// What is said of one row, as whole distributions.
  public func player(_ row: Int, personId: Int64, gameId: Int64, minutes: Float) -> PlayerForecast {
    PlayerForecast(
      personId: personId, gameId: gameId, distributions: stats.mapValues { $0.distributions[row] },
      expectedMinutes: minutes.isFinite ? Double(minutes) : nil)
  }
}

/// Points + rebounds + assists of the rows of a forecast.
enum CombinedForecast {
  /// What is said of a row, and the distribution that it is of.
  typealias Told = (summary: ForecastReport.StatForecast, distribution: CountDistribution)

  /// What is said of each row; nil without a combined model, expected minutes, or one of the three.
  ///
  /// - Complexity: O(rows x lattice points x K)
  static func told(
    _ forecast: MetaForecast, minutes: [Float], _ model: CombinedModel?, atLeast: [Int], threads: Int
  ) -> [Told?] {
    var results = [Told?](repeating: nil, count: forecast.rows)
    guard let model else { return results }
    let jobs = max(1, min(threads, forecast.rows))
    results.withUnsafeMutableBufferPointer { buffer in
      let slots = Slots(base: buffer.baseAddress)
      DispatchQueue.concurrentPerform(iterations: jobs) { job in
        for row in stride(from: job, to: forecast.rows, by: jobs) {
          slots.base?[row] = told(forecast, row, minutes[row], model, atLeast)
        }
      }
    }
    return results
  }

  /// Each job writes rows of its own.
  private struct Slots: @unchecked Sendable {
    let base: UnsafeMutablePointer<Told?>?
  }

  private static func told(
    _ forecast: MetaForecast, _ row: Int, _ minutes: Float, _ model: CombinedModel, _ atLeast: [Int]
  ) -> Told? {
    let player = forecast.player(row, personId: 0, gameId: 0, minutes: minutes)
    guard let sum = player.distribution(of: .pra, copula: model.correlations) else { return nil }
    let summary = ForecastReport.StatForecast(
      // The means of V4, which the distributions are only near: sums are what they are for.
      mean: PropMarket.pra.stats.reduce(0) { $0 + (forecast.stats[$1]?.mean[row] ?? 0) },
      median: Double(sum.median), q10: Double(sum.quantile(0.1)), q90: Double(sum.quantile(0.9)),
      sigma: sum.standardDeviation,
      atLeast: Dictionary(atLeast.map { ($0, sum.atLeast($0)) }, uniquingKeysWith: { first, _ in first }))
    return (summary, sum)
  }
}
