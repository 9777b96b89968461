import BoxScores
import Features

/// One meta season: its inputs as of its own cut-off, and how it came out.
struct StackSeason {
  let season: Season
  let inputs: StackInputs
  let outcomes: [Stat: [Float]]
  private let variant: FeatureVariant
  private let settings: StackSettings

  init(
    season: Season, inputs: StackInputs, outcomes: [Stat: [Float]], variant: FeatureVariant, settings: StackSettings
  ) {
    self.season = season
    self.inputs = inputs
    self.outcomes = outcomes
    self.variant = variant
    self.settings = settings
  }

  var rows: Int { inputs.rows }

  /// The rows of a stat as a booster takes them: those whose outcome and base forecast are known.
  func rows(_ stat: Stat) -> StackRows {
    let matrix = inputs.matrix(stat, variant: variant, settings: settings)
    let base = inputs.base(stat, settings: settings)
    let width = StackInputs.names(stat, variant: variant, settings: settings).count
    let outcomes = outcomes[stat] ?? []
    let league = inputs.league[stat]
    let equal = inputs.windows.equal(stat)
    let best = inputs.windows.best(stat)?.medians
    let minutes = inputs.windows.expectedMinutes
    var result = StackRows(width: width)
    for row in 0..<rows where outcomes[row].isFinite && base[row].isFinite {
      result.matrix += matrix[(row * width)..<((row + 1) * width)]
      result.base.append(base[row])
      result.outcomes.append(outcomes[row])
      result.league.append(league?[row] ?? base[row])
      result.equal.append(equal[row])
      result.best.append(best?[row] ?? base[row])
      result.minutes.append(minutes[row])
    }
    return result
  }
}

/// Rows of one stat, complete.
struct StackRows {
  let width: Int
  var matrix: [Float] = []
  var base: [Float] = []
  var outcomes: [Float] = []
  var league: [Float] = []
  var equal: [Float] = []
  var best: [Float] = []
  var minutes: [Float] = []

  init(width: Int) { self.width = width }

  var count: Int { outcomes.count }

  mutating func append(_ other: StackRows) {
    matrix += other.matrix
    base += other.base
    outcomes += other.outcomes
    league += other.league
    equal += other.equal
    best += other.best
    minutes += other.minutes
  }
}
