import BoxScores
import Evaluation

/// Decides who forecasts in production: a pure function of paired losses and the acceptance criteria.
///
/// The first champion has to beat `equalWindows` by so many percent of error, mean over the stats. A challenger has to beat
/// the champion beyond chance: the upper bound of the mean relative change over resampled dates lies below zero, also
/// after Holm's correction for the number of challengers, and no stat is worse by more than the criteria allow.
public struct PromotionGate: Sendable {
  public let criteria: ExperimentConfiguration.AcceptanceCriteria
  private let bootstrap: PairedBootstrap

  public init(criteria: ExperimentConfiguration.AcceptanceCriteria, replicates: Int = 20_000) {
    self.criteria = criteria
    // The level has to lie inside (0, 1): a significance of 0 or 1 is taken as next to it.
    let significance = min(0.9999, max(0.0001, criteria.statisticalSignificance))
    bootstrap = PairedBootstrap(replicates: replicates, level: 1 - significance)
  }

  /// A candidate's losses beside those of its opponent, on the same rows, by stat.
  public struct Candidate: Sendable {
    public let name: String
    /// One a stat, the candidate's as the model's and the opponent's as the baseline's.
    public let losses: [(stat: Stat, daily: DailyLosses)]

    public init(name: String, losses: [(stat: Stat, daily: DailyLosses)]) {
      self.name = name
      self.losses = losses
    }
  }

  /// The first champion, against `equalWindows`. Nil without losses.
  public func first(_ candidate: Candidate) -> GateVerdict? {
    guard let measured = measure(candidate) else { return nil }
    let needed = criteria.minMAEImprovementPercent
    let gained = -measured.mean.relative.value * 100
    var failures: [String] = []
    if gained < needed {
      failures.append(
        "its error is \(Self.percent(abs(gained))) % \(gained < 0 ? "larger" : "smaller") than that of equalWindows, "
          + "at least \(Self.percent(needed)) % are asked for (min_mae_improvement_pct): "
          + "\(Self.percent(needed - gained)) points short")
    }
    return verdict(candidate, "equalWindows", measured, pHolm: measured.mean.relative.p, challengers: 1, failures)
  }

  /// Challengers, each against the champion. Those without losses are left out.
  ///
  /// All configurations that were tried on the rows belong here, not only the one that came out best: to pick the best of
  /// many and to test it alone would find a champion in noise.
  public func challenge(_ candidates: [Candidate], champion: String) -> [GateVerdict] {
    let measured = candidates.compactMap { candidate in measure(candidate).map { (candidate, $0) } }
    let holm = Holm.adjusted(measured.map { $0.1.mean.relative.p })
    let challengers = measured.count
    return zip(measured, holm).map { pair, holm in
      let (candidate, measured) = pair
      let change = measured.mean.relative
      var failures: [String] = []
      if change.upper >= 0 {
        failures.append(
          "the interval of its mean change in error reaches up to \(Self.signed(change.upper * 100)) %: "
            + "its upper bound has to lie below zero")
      } else if holm > criteria.statisticalSignificance {
        failures.append(
          "corrected for \(challengers) challengers its p-value is \(Self.rounded(holm, 1000)), at most "
            + "\(criteria.statisticalSignificance) is allowed (statistical_significance)")
      }
      for (stat, worse) in measured.stats where worse * 100 > criteria.maxRegressionPercent {
        failures.append(
          "\(stat.rawValue) is worse by \(Self.percent(worse * 100)) %, at most "
            + "\(Self.percent(criteria.maxRegressionPercent)) % are allowed (max_regression_pct)")
      }
      return verdict(candidate, champion, measured, pHolm: holm, challengers: challengers, failures)
    }
  }

  private struct Measured {
    let mean: PairedBootstrap.Result
    let stats: [(stat: Stat, change: Double)]
  }

  private func measure(_ candidate: Candidate) -> Measured? {
    guard let mean = bootstrap.compareMean(candidate.losses.map(\.daily)) else { return nil }
    return Measured(mean: mean, stats: candidate.losses.map { ($0.stat, $0.daily.relativeChange) })
  }

  private func verdict(
    _ candidate: Candidate, _ opponent: String, _ measured: Measured, pHolm: Double, challengers: Int,
    _ failures: [String]
  ) -> GateVerdict {
    let change = measured.mean.relative
    return GateVerdict(
      candidate: candidate.name, opponent: opponent, accepted: failures.isEmpty, change: change.value * 100,
      lower: change.lower * 100, upper: change.upper * 100, p: change.p, pHolm: pHolm, challengers: challengers,
      stats: measured.stats.map { .init(stat: $0.stat, change: $0.change * 100) }, rows: measured.mean.rows,
      dates: measured.mean.dates, failures: failures)
  }

  static func percent(_ value: Double) -> String { rounded(value, 100) }

  static func signed(_ value: Double) -> String { (value >= 0 ? "+" : "") + percent(value) }

  private static func rounded(_ value: Double, _ scale: Double) -> String { "\((value * scale).rounded() / scale)" }
}
