import BoxScores

extension PairedBootstrap {
  /// Compares a model with a baseline on the rows of one season and pool, per stat and for the mean over all stats
  /// given, by rounded absolute error, and by CRPS where both sides have distributions.
  ///
  /// - Parameters:
  ///   - days: `GameDay.number` of each row.
  ///   - stats: Per stat the outcomes and what both say, on those rows.
  public func comparisons(
    season: Season, pool: Pool, model: String, baseline: String, days: [Int32],
    stats: [(stat: Stat, outcomes: [Float], model: ModelForecasts, baseline: ModelForecasts)]
  ) -> [ComparisonRow] {
    var rows: [ComparisonRow] = []
    func add(_ measure: ComparisonRow.Measure, _ losses: [(stat: Stat, daily: DailyLosses)]) {
      for (stat, daily) in losses {
        guard let result = compare(daily) else { continue }
        rows.append(
          ComparisonRow(
            season: season, model: model, baseline: baseline, stat: stat, pool: pool, measure: measure, result: result))
      }
      guard losses.count > 1, let result = compareMean(losses.map(\.daily)) else { return }
      rows.append(
        ComparisonRow(
          season: season, model: model, baseline: baseline, stat: nil, pool: pool, measure: measure, result: result))
    }
    add(
      .maeInt,
      stats.map { entry in
        let losses = [entry.model, entry.baseline].map {
          Metrics.roundedAbsoluteErrors($0.median, entry.outcomes)
        }
        return (entry.stat, DailyLosses(days: days, model: losses[0], baseline: losses[1]))
      })
    add(
      .crps,
      stats.compactMap { entry in
        guard let ours = entry.model.distributions, let theirs = entry.baseline.distributions else { return nil }
        return (
          entry.stat, DailyLosses(days: days, model: ours.crps(entry.outcomes), baseline: theirs.crps(entry.outcomes))
        )
      })
    return rows
  }
}
