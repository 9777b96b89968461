import BoxScores
import Evaluation

/// Rows of one stat whose forecasts are all out of sample: what shares and distributions are fitted on.
struct HeldOutRows {
  private(set) var seasons: [Season] = []
  private(set) var outcomes: [Double] = []
  private(set) var base: [Double] = []
  /// Means of the plain blend.
  private(set) var means: [Double] = []
  private(set) var league: [Double] = []
  private(set) var equal: [Double] = []
  private(set) var best: [Double] = []
  private(set) var minutes: [Double] = []
  private(set) var familiarity: [Familiarity] = []
  /// A column a component: its correction of the median, and its mean.
  private(set) var corrections: [[Double]]
  private(set) var candidates: [[Double]]

  var count: Int { outcomes.count }

  init(components: Int) {
    corrections = Array(repeating: [], count: components)
    candidates = corrections
  }

  /// Adds the scored rows of a season whose outcome and base are known.
  ///
  /// - Parameter forecasts: A component each, of the season's rows.
  mutating func add(_ season: MetaSeason, _ stat: Stat, _ forecasts: [ComponentForecast]) {
    guard let outcome = season.outcomes[stat], let median = season.base[stat] else { return }
    let means = season.blend.means(stat, median)
    let league = season.inputs.league[stat]
    let equal = season.inputs.windows.equal(stat)
    let best = season.inputs.windows.best(stat)?.medians
    let minutes = season.inputs.windows.expectedMinutes
    let familiarity = season.inputs.familiarity
    seasons.append(season.season)
    for row in 0..<season.rows where season.scored[row] && outcome[row].isFinite && median[row].isFinite {
      outcomes.append(Double(outcome[row]))
      base.append(Double(median[row]))
      self.means.append(means[row])
      self.league.append(Double(league?[row] ?? median[row]))
      self.equal.append(Double(equal[row]))
      self.best.append(Double(best?[row] ?? median[row]))
      self.minutes.append(Double(minutes[row]))
      self.familiarity.append(familiarity[row])
      for (component, forecast) in forecasts.enumerated() {
        let correction = forecast.median[stat]?[row] ?? 0
        let mean = forecast.mean[stat]?[row] ?? 0
        corrections[component].append(correction.isFinite ? correction : 0)
        candidates[component].append(mean.isFinite ? max(0, Double(median[row]) + mean) : means[row])
      }
    }
  }
}
