/// Percentile bootstrap of the difference of two models' mean losses, paired by row and resampled by game date.
///
/// Rows of one date share their slate, so dates are drawn, with replacement, not rows (Efron & Tibshirani 1993,
/// chapter 13). The same seed gives the same interval on every machine.
public struct PairedBootstrap: Sendable {
  public var replicates: Int
  public var seed: UInt64
  /// Probability inside the interval.
  public var level: Double

  public init(replicates: Int = 2000, seed: UInt64 = 20_250_413, level: Double = 0.95) {
    precondition(replicates >= 100 && level > 0 && level < 1, "at least 100 replicates, and a level inside (0, 1)")
    self.replicates = replicates
    self.seed = seed
    self.level = level
  }

  /// A difference with its interval.
  public struct Estimate: Sendable, Hashable, Codable {
    public var value: Double
    public var lower: Double
    public var upper: Double
    /// Two-sided: twice the smaller share of replicates on one side of zero, counting one more than there are.
    public var p: Double
  }

  public struct Result: Sendable, Hashable {
    /// Mean loss of the model minus that of the baseline: negative when the model is better.
    public var difference: Estimate
    /// Mean loss of the model over that of the baseline, minus 1.
    public var relative: Estimate
    public var rows: Int
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
    let stats = losses.map { $0.spread(over: days) }
    let once = Array(repeating: 1.0, count: days.count)
    guard let observed = Self.statistic(stats, counts: once) else { return nil }
    var random = SplitMix(seed: seed)
    var differences: [Double] = []
    var relatives: [Double] = []
    while differences.count < replicates {
      var counts = Array(repeating: 0.0, count: days.count)
      for _ in days.indices { counts[random.below(days.count)] += 1 }
      // A draw without any row of a stat says nothing and is drawn again; it takes a handful of dates to happen.
      guard let (difference, relative) = Self.statistic(stats, counts: counts) else { continue }
      differences.append(difference)
      relatives.append(relative)
    }
    return Result(
      difference: estimate(observed.difference, &differences), relative: estimate(observed.relative, &relatives),
      rows: losses.reduce(0) { $0 + $1.rowCount }, dates: days.count)
  }

  private static func statistic(_ stats: [DailyLosses], counts: [Double]) -> (difference: Double, relative: Double)? {
    var difference = 0.0
    var relative = 0.0
    for stat in stats {
      var (model, baseline, rows) = (0.0, 0.0, 0.0)
      for day in counts.indices where counts[day] != 0 {
        model += counts[day] * stat.model[day]
        baseline += counts[day] * stat.baseline[day]
        rows += counts[day] * stat.rows[day]
      }
      guard rows > 0 else { return nil }
      difference += (model - baseline) / rows
      relative += model == baseline ? 0 : model / baseline - 1
    }
    return (difference / Double(stats.count), relative / Double(stats.count))
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

/// Sebastiano Vigna's SplitMix64: small, seeded, the same everywhere.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number in 0..<bound, by the high half of a product; its bias is below bound / 2^64.
  mutating func below(_ bound: Int) -> Int { Int(next().multipliedFullWidth(by: UInt64(bound)).high) }
}
