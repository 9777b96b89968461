import BoxScores
import Evaluation
import Features

/// The last step of a stat: how much of each component is taken, and the distributions around every model's forecasts, all
/// on held-out rows.
struct StatFit {
  let stat: Stat
  let held: HeldOutRows
  /// The components that have a column in `held`, in order.
  let components: [V4Component]
  /// Those that are asked for and could not be measured.
  let unmeasured: [V4Component]
  let settings: MetaSettings

  /// - Parameters:
  ///   - blend: As of the cut-off.
  ///   - inputs: Names of the residual correction's inputs.
  func report(blend: StackBlend, inputs: [String]) -> MetaManifest.StatReport {
    let medians = ComponentShares.rounded(
      base: held.base, corrections: held.corrections, outcomes: held.outcomes, shrinkage: settings.shareShrinkage)
    let means = ComponentShares.squared(
      means: held.means, candidates: held.candidates, outcomes: held.outcomes, shrinkage: settings.shareShrinkage)
    let v4 = combined(medians.used)
    var reports = components.indices.map { index in
      var without = medians.used
      without[index] = 0
      // A component that is off is compared as it would have been at its fitted share, or at the centre.
      var with = medians.used
      if with[index] == 0 { with[index] = medians.fitted[index] > 0 ? medians.fitted[index] : 0.5 }
      let (error, errorWithout) = (self.error(combined(with)), self.error(combined(without)))
      return ComponentReport(
        component: components[index], stat: stat, share: medians.used[index], fittedShare: medians.fitted[index],
        meanShare: means.used[index], heldOutRows: held.count, errorWith: error.plain,
        errorWithout: errorWithout.plain, roundedErrorWith: error.rounded, roundedErrorWithout: errorWithout.rounded,
        verdict: medians.used[index] > 0 ? .helps : .noGain)
    }
    reports += unmeasured.map {
      ComponentReport(
        component: $0, stat: stat, share: 0, fittedShare: 0, meanShare: 0, heldOutRows: 0, errorWith: nil,
        errorWithout: nil, roundedErrorWith: nil, roundedErrorWithout: nil, verdict: .notMeasured)
    }
    let entry = blend.entry(stat)
    return MetaManifest.StatReport(
      stat: stat, leagueWeight: entry?.share ?? 0.5, fittedWeight: entry?.fitted ?? 0.5, heldOutRows: held.count,
      heldOutSeasons: held.seasons, v4MAE: error(v4).rounded, stackMAE: error(held.base).rounded,
      leagueMAE: error(held.league).rounded, components: reports, heads: heads(v4, means.used),
      counts: counts(), inputs: inputs)
  }

  private func combined(_ shares: [Double]) -> [Double] {
    held.base.indices.map { row in
      var value = held.base[row]
      for (column, share) in zip(held.corrections, shares) { value += share * column[row] }
      return max(0, value)
    }
  }

  /// Distributions of V4 and of the plain blend, fitted where they are out of sample.
  private func heads(_ v4: [Double], _ shares: [Double]) -> [String: CountHead] {
    let means = held.means.indices.map { row in
      ComponentShares.mean(held.means[row], held.candidates.map { $0[row] }, shares)
    }
    var heads: [String: CountHead] = [:]
    for (name, median, mean) in [(ModelName.v4, v4, means), (ModelName.stack, held.base, held.means)] {
      heads[name] = CountHead.fit(
        CountSignals(median: median, mean: mean, minutes: held.minutes, familiarity: held.familiarity),
        outcomes: held.outcomes)
    }
    return heads
  }

  /// Distributions of the simpler models' forecasts, fitted where all of them are out of sample.
  private func counts() -> [String: ConditionalCounts] {
    let models = [
      (ModelName.equalWindows, held.equal), (ModelName.bestWindow, held.best), (ModelName.booster10, held.league),
    ]
    var counts: [String: ConditionalCounts] = [:]
    for (name, forecasts) in models {
      counts[name] = ConditionalCounts.fit(forecasts: forecasts, outcomes: held.outcomes)
    }
    return counts
  }

  private func error(_ forecasts: [Double]) -> (plain: Double, rounded: Double) {
    guard held.count > 0 else { return (.nan, .nan) }
    var plain = 0.0
    var rounded = 0.0
    for (forecast, outcome) in zip(forecasts, held.outcomes) {
      plain += abs(forecast - outcome)
      rounded += abs(forecast.rounded() - outcome)
    }
    return (plain / Double(held.count), rounded / Double(held.count))
  }
}
