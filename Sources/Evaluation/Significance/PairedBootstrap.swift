/// Percentile bootstrap of the difference of two models' mean losses, paired by row and resampled by game date.
///
/// Losses are summed by date before anything is drawn, so that replicates are cheap and there can be many: a small p-value
/// must survive Holm's correction. Rows of one date share their slate, so dates are drawn, with replacement, not rows (Efron &
/// Tibshirani 1993, chapter 13). The same seed gives the same interval on every machine.
public struct PairedBootstrap: Sendable {
  /// How often dates are drawn, 100 at least: with more of them a p-value can be smaller.
  public var replicates: Int
  public var seed: UInt64
  /// Probability inside the interval.
  public var level: Double

  public init(replicates: Int = 20_000, seed: UInt64 = 20_250_413, level: Double = 0.95) {
    precondition(replicates >= 100 && level > 0 && level < 1, "at least 100 replicates, and a level inside (0, 1)")
    self.replicates = replicates
    self.seed = seed
    self.level = level
  }

  /// A difference with its interval.
  public struct Estimate: Sendable, Hashable, Codable {
    /// On the rows as they are, not as they were drawn.
    public var value: Double
    /// Bounds of the interval: percentiles of the replicates.
    public var lower: Double
    public var upper: Double
    /// Two-sided: twice the smaller share of replicates on one side of zero, counting one more than there are.
    public var p: Double
  }

  /// A model against a baseline, on one stat or the mean of several.
  public struct Result: Sendable, Hashable {
    /// Mean loss of the model minus that of the baseline: negative when the model is better.
    public var difference: Estimate
    /// Mean loss of the model over that of the baseline, minus 1.
    public var relative: Estimate
    /// Rows that were compared; of several stats, all of theirs added up.
    public var rows: Int
    /// Distinct dates of those rows.
    public var dates: Int
  }

  /// Compares two models. Nil without a row.
  /// - Complexity: O(replicates x dates)
  public func compare(_ losses: DailyLosses) -> Result? { compareMean([losses]) }

  /// Compares two models over several stats at once: the mean of their differences and of their relative changes,
  /// every stat on the same resampled dates. Nil without a row, or with a stat that has none.
  /// - Complexity: O(replicates x dates x stats)
  public func compareMean(_ losses: [DailyLosses]) -> Result? {
    guard !losses.isEmpty, losses.allSatisfy({ !$0.days.isEmpty }) else { return nil }
    let days = Set(losses.flatMap(\.days)).sorted()
    let resamples = Resamples(days: days, replicates: replicates, seed: seed)
    return mean(losses.map { Replicates($0.spread(over: days), resamples) }, dates: days.count)
  }

  /// The same for every stat alone and for their mean, on one set of resampled dates.
  /// - Returns: The results of the stats in order (nil without a row), and that of the mean of those that have one.
  func compareEach(_ losses: [DailyLosses], _ resamples: Resamples) -> (each: [Result?], mean: Result?) {
    let stats = losses.map { $0.days.isEmpty ? nil : Replicates($0.spread(over: resamples.days), resamples) }
    let speaking = stats.compactMap(\.self)
    let each = zip(stats, losses).map { stat, losses in
      stat.flatMap { mean([$0], dates: losses.days.count) }
    }
    let dates = Set(losses.flatMap(\.days)).count
    return (each, speaking.count > 1 ? mean(speaking, dates: dates) : nil)
  }

  /// Days that several comparisons are resampled on.
  func resamples(of losses: [DailyLosses]) -> Resamples {
    Resamples(days: Set(losses.flatMap(\.days)).sorted(), replicates: replicates, seed: seed)
  }

  /// One stat's sums, as observed and in every replicate.
  private struct Replicates {
    let observed: (difference: Double, relative: Double)
    /// NaN where a replicate drew no row of the stat.
    let differences: [Double]
    let relatives: [Double]
    let rows: Int

    init(_ losses: DailyLosses, _ resamples: Resamples) {
      let (model, baseline, rows) = (
        resamples.sums(losses.model), resamples.sums(losses.baseline), resamples.sums(losses.rows)
      )
      let all = [losses.model, losses.baseline, losses.rows].map { $0.reduce(0, +) }
      observed = Self.change(all[0], all[1], all[2])
      let changes = (0..<resamples.replicates).map { Self.change(model[$0], baseline[$0], rows[$0]) }
      differences = changes.map(\.difference)
      relatives = changes.map(\.relative)
      self.rows = losses.rowCount
    }

    private static func change(_ model: Double, _ baseline: Double, _ rows: Double) -> (
      difference: Double, relative: Double
    ) {
      guard rows > 0 else { return (.nan, .nan) }
      return ((model - baseline) / rows, model == baseline ? 0 : model / baseline - 1)
    }
  }

  private func mean(_ stats: [Replicates], dates: Int) -> Result? {
    let count = Double(stats.count)
    func mean(_ values: (Replicates) -> [Double]) -> [Double] {
      var sum = [Double](repeating: 0, count: replicates)
      for stat in stats {
        let values = values(stat)
        for replicate in sum.indices { sum[replicate] += values[replicate] }
      }
      // A draw without any row of a stat says nothing; it takes a handful of dates to happen.
      return sum.filter { !$0.isNaN }.map { $0 / count }
    }
    var differences = mean(\.differences)
    var relatives = mean(\.relatives)
    guard !differences.isEmpty, !relatives.isEmpty else { return nil }
    return Result(
      difference: estimate(stats.reduce(0) { $0 + $1.observed.difference } / count, &differences),
      relative: estimate(stats.reduce(0) { $0 + $1.observed.relative } / count, &relatives),
      rows: stats.reduce(0) { $0 + $1.rows }, dates: dates)
  }

  private func estimate(_ value: Double, _ replicates: inout [Double]) -> Estimate {
    replicates.sort()
    let tail = (1 - level) / 2
    let below = replicates.reduce(0) { $0 + ($1 <= 0 ? 1 : 0) }
    let above = replicates.reduce(0) { $0 + ($1 >= 0 ? 1 : 0) }
    let p = 2 * Double(min(below, above) + 1) / Double(replicates.count + 1)
    return Estimate(
      value: value, lower: quantile(replicates, tail), upper: quantile(replicates, 1 - tail), p: min(1, p))
  }

  private func quantile(_ sorted: [Double], _ level: Double) -> Double {
    let place = level * Double(sorted.count - 1)
    let below = Int(place)
    let above = min(below + 1, sorted.count - 1)
    return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
  }
}
