import BoxScores

extension PairedBootstrap {
  /// Compares a model with a baseline on the rows of one season and pool, per stat and for the mean over all stats
  /// given, by rounded absolute error, and by CRPS where both sides have distributions.
  ///
  /// - Parameters:
  ///   - days: `GameDay.number` of each row.
  ///   - stats: Per stat the outcomes and what both say, on those rows.
  ///   - drawn: The days as `draw` drew them, where several pairs are compared on the same rows; nil draws them now.
  public func comparisons(
    season: Season, pool: Pool, model: String, baseline: String, days: [Int32],
    stats: [(stat: Stat, outcomes: [Float], model: ModelForecasts, baseline: ModelForecasts)],
    drawn resamples: DrawnDays? = nil
  ) -> [ComparisonRow] {
    var rows: [ComparisonRow] = []
    func add(_ measure: ComparisonRow.Measure, _ losses: [(stat: Stat, daily: DailyLosses)]) {
      rows += self.rows(season, pool, model, baseline, measure, losses, resamples?.resamples)
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

  /// Compares a model of one table of losses with a model of another one on the same rows; a stat or measure that one of
  /// them lacks is left out.
  public func comparisons(
    season: Season, pool: Pool, _ ours: (model: String, losses: LossTable),
    against theirs: (model: String, losses: LossTable), shown baseline: String
  ) -> [ComparisonRow] {
    [ComparisonRow.Measure.maeInt, .crps].flatMap { measure in
      let losses = Stat.allCases.compactMap { stat in
        ours.losses.against(
          theirs.losses, model: ours.model, baseline: theirs.model, stat: stat, measure: measure
        ).map { (stat: stat, daily: $0) }
      }
      return rows(season, pool, ours.model, baseline, measure, losses, nil)
    }
  }

  private func rows(
    _ season: Season, _ pool: Pool, _ model: String, _ baseline: String, _ measure: ComparisonRow.Measure,
    _ losses: [(stat: Stat, daily: DailyLosses)], _ drawn: Resamples?
  ) -> [ComparisonRow] {
    let daily = losses.map(\.daily)
    guard daily.contains(where: { !$0.days.isEmpty }) else { return [] }
    let results = compareEach(daily, drawn ?? resamples(of: daily))
    let stats = zip(losses.map { Optional($0.stat) }, results.each)
    return (Array(stats) + [(nil, results.mean)]).compactMap { stat, result in
      result.map {
        ComparisonRow(
          season: season, model: model, baseline: baseline, stat: stat, pool: pool, measure: measure, result: $0)
      }
    }
  }
}

extension PairedBootstrap {
  /// Resampled days that several comparisons share.
  public struct DrawnDays: Sendable {
    let resamples: Resamples
  }

  /// Draws the days of some rows once, for all comparisons on those rows.
  /// - Parameter days: `GameDay.number` of each row.
  public func draw(_ days: [Int32]) -> DrawnDays {
    DrawnDays(resamples: Resamples(days: Set(days).sorted(), replicates: replicates, seed: seed))
  }
}
