import Analyzer
import Evaluation
import Foundation
import Synchronization

/// The distributions of the numbers that lines are about; sums of points, rebounds and assists are made side by side.
enum LineDistributions {
  /// - Complexity: O(players), and O(lattice points x K) for each that a combined line is about.
  static func of(
    _ forecasts: LineForecasts, for lines: [ResolvedLine], threads: Int = ProcessInfo.processInfo.activeProcessorCount
  ) -> [BetKey: CountDistribution] {
    let jobs = max(1, min(threads, forecasts.players.count))
    let wanted = Dictionary(grouping: Set(lines.map(\.key)), by: Appearance.init)
    let parts = Mutex<[BetKey: CountDistribution]>([:])
    DispatchQueue.concurrentPerform(iterations: jobs) { job in
      var made: [BetKey: CountDistribution] = [:]
      for index in stride(from: job, to: forecasts.players.count, by: jobs) {
        let player = forecasts.players[index]
        for key in wanted[Appearance(personId: player.personId, gameId: player.gameId)] ?? [] {
          made[key] = player.distribution(of: key.market, copula: forecasts.correlations)
        }
      }
      parts.withLock { $0.merge(made) { first, _ in first } }
    }
    return parts.withLock { $0 }
  }
}
